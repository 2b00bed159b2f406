import { expect } from '@open-wc/testing';
import { measurePicture, type Picture } from '../../src/media/index.js';
import { drawnCamera } from '../helpers/drawn-media.js';

async function measured(kind: 'light' | 'dark' | 'flat'): Promise<Picture | undefined> {
  const camera = drawnCamera(kind);
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = camera.stream;
  await video.play();
  const picture = measurePicture(video);
  camera.close();
  return picture;
}

describe('measurePicture', () => {
  it('tells a picture from a covered lens, and from none', async () => {
    const pictures = { light: await measured('light'), dark: await measured('dark'), flat: await measured('flat') };
    expect(pictures.light?.luma).to.be.within(90, 170);
    expect(pictures.light?.contrast).to.be.greaterThan(15);
    expect(pictures.dark?.luma).to.be.within(10, 60);
    expect(pictures.flat?.luma).to.be.lessThan(3);
    expect(pictures.flat?.contrast).to.be.lessThan(2);
    expect(measurePicture(document.createElement('video'))).to.equal(undefined);
  });
});

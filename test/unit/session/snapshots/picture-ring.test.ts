import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PictureRing } from '../../../../src/session/snapshots/picture-ring.js';

/** A ring of three whose pictures are what was drawn last. */
function ring(...times: readonly number[]) {
  const made: { drawn: number }[] = [];
  const pictures = new PictureRing(3, () => {
    const picture = { drawn: NaN };
    made.push(picture);
    return picture;
  });
  for (const at of times) pictures.take(at, (picture) => (picture.drawn = at));
  return { pictures, made };
}

describe('PictureRing', () => {
  it('draws over the oldest and makes no more than it holds', () => {
    const { pictures, made } = ring(0, 500, 1000, 1500, 2000);
    assert.deepEqual(made.map(({ drawn }) => drawn).sort((a, b) => a - b), [1000, 1500, 2000]);
    assert.deepEqual(pictures.before(3000, 0), { at: 1000, picture: made[2] });
    assert.equal(pictures.before(3000, 0)?.picture.drawn, 1000);
  });

  it('gives the newest, unless it is too old', () => {
    const { pictures } = ring(0, 500);
    assert.equal(pictures.newest(500)?.at, 500);
    assert.equal(pictures.newest(501), undefined);
    assert.equal(ring().pictures.newest(-Infinity), undefined);
  });

  it('gives the one nearest to a moment, of those before another', () => {
    const { pictures } = ring(1000, 2000, 3000);
    assert.deepEqual([0, 1400, 1600, 9000].map((wanted) => pictures.before(3000, wanted)?.at), [1000, 1000, 2000, 2000]);
    assert.equal(pictures.before(1000, 500), undefined);
  });

  it('forgets', () => {
    const { pictures } = ring(1000, 2000);
    pictures.clear();
    assert.deepEqual([pictures.newest(0), pictures.before(9000, 0)], [undefined, undefined]);
  });
});

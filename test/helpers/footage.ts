// A clip of the fixtures in a <video>, and the truth of every frame of it.

/** One person in one rendered frame; conventions as in `HeadPose`. */
export type TruePerson = { yaw: number; pitch: number; roll: number; t: [number, number, number]; box: [number, number, number, number] };
export type TrueFrame = { frame: number; t: number; faces: number; persons: TruePerson[] };
export type Truth = { fps: number; width: number; height: number; perFrame: TrueFrame[] };

export type Footage = {
  readonly video: HTMLVideoElement;
  readonly truth: Truth;
  /** Seeks to `seconds`, waits until that very picture is shown, and gives it with its truth. The caller closes the frame. */
  frameAt(seconds: number): Promise<{ frame: VideoFrame; true: TrueFrame }>;
  close(): void;
};

/** False where there are no fixtures: tests that need them then skip by name. */
export async function hasFixtures(): Promise<boolean> {
  return (await fetch('/fixtures/README.md', { method: 'HEAD' })).ok;
}

export async function openFootage(name: string): Promise<Footage> {
  const truth = (await (await fetch(`/fixtures/footage/${name}.truth.json`)).json()) as Truth;
  const video = document.createElement('video');
  video.muted = true;
  video.src = `/fixtures/footage/${name}.mp4`;
  document.body.append(video);
  await new Promise((resolve, reject) => {
    video.addEventListener('loadeddata', resolve, { once: true });
    video.addEventListener('error', () => reject(new Error(`${name}.mp4 cannot be played.`)), { once: true });
  });
  const shownFrame = () => new Promise<number>((resolve) => video.requestVideoFrameCallback((_, { mediaTime }) => resolve(mediaTime)));
  return {
    video,
    truth,
    async frameAt(seconds) {
      const index = Math.round(seconds * truth.fps);
      const row = truth.perFrame[index];
      if (!row) throw new Error(`${name} has no frame ${index}.`);
      let next = shownFrame();
      // The middle of the frame: its very edge may round to the one before.
      video.currentTime = (index + 0.5) / truth.fps;
      // An earlier picture, such as the clip's first, may still be on its way to the screen.
      while (Math.round((await next) * truth.fps) !== index) next = shownFrame();
      return { frame: new VideoFrame(video), true: row };
    },
    close() {
      video.removeAttribute('src');
      video.load();
      video.remove();
    },
  };
}

// A clip in a page of a bench, played or stepped through.

export async function openVideo(url: string): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  video.src = url;
  document.body.append(video);
  await new Promise((resolve, reject) => {
    video.addEventListener('canplaythrough', resolve, { once: true });
    video.addEventListener('error', () => reject(new Error(`${url} cannot be played.`)), { once: true });
  });
  return video;
}

/** Resolves once the picture of that time is there to be looked at. */
export async function seekTo(video: HTMLVideoElement, seconds: number): Promise<void> {
  const there = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
  video.currentTime = seconds;
  await there;
}

/** Texts of `<proctor-camera>`. */
export const camera = {
  cameraOff: 'Camera off',
  cameraStart: 'Turn on the camera',
  cameraLoading: (percent: string) => `Getting ready, ${percent}`,
  cameraWatching: 'Watched on this computer',
  cameraNotWatched: 'Not watched',
  cameraView: 'Your camera picture',
};

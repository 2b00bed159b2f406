/** Texts of `<live-waveform>`. */
export const waveform = {
  waveform: 'Loudness of the microphone',
};

/** Three soft notes, 0.6 s in all, to try the speakers with. Resolves when they were played. */
export async function playTone(context: AudioContext = new AudioContext()): Promise<void> {
  await context.resume();
  const begin = context.currentTime + 0.02;
  const notes = [523.25, 659.25, 783.99].map((frequency, index) => {
    const from = begin + index * 0.18;
    const oscillator = new OscillatorNode(context, { frequency, type: 'sine' });
    const gain = new GainNode(context, { gain: 0 });
    // A soft attack and release: a click would be the loudest part.
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(0.18, from + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.001, from + 0.22);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + 0.24);
    return new Promise((resolve) => oscillator.addEventListener('ended', resolve, { once: true }));
  });
  await Promise.all(notes);
  await context.close();
}

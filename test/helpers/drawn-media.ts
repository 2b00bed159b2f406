// Streams that no device and no permission prompt stand behind: a drawn picture, and sound from an oscillator.

/** A person in front of a wall, drawn on a canvas; `dark` as in a room at night, `flat` as behind a covered lens. */
export function drawnCamera(kind: 'light' | 'dark' | 'flat' = 'light'): { stream: MediaStream; close(): void } {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas here.');
  const oval = (fill: string, ...[x, y, width, height]: [number, number, number, number]): void => {
    context.fillStyle = fill;
    context.beginPath();
    context.ellipse(x, y, width, height, 0, 0, Math.PI * 2);
    context.fill();
  };
  const draw = (): void => {
    context.filter = kind === 'dark' ? 'brightness(0.25)' : 'none';
    context.fillStyle = kind === 'flat' ? '#000' : '#7d8794';
    context.fillRect(0, 0, 640, 480);
    if (kind === 'flat') return;
    oval('#2d3b57', 320, 520, 210, 190);
    oval('#3b2c25', 320, 190, 94, 112);
    oval('#c9a48c', 320, 222, 84, 100);
  };
  draw();
  // A canvas that nobody draws on sends no frames.
  const timer = setInterval(draw, 100);
  const stream = canvas.captureStream(15);
  return {
    stream,
    close() {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

/** A tone that comes and goes like syllables, `level` at its loudest (0..1) over `room`; `steady` is a hum, `silent` nothing at all. */
export function drawnVoice(kind: 'voice' | 'steady' | 'silent' = 'voice', level = 0.3, room = 0.0015): { stream: MediaStream; close(): void } {
  const context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  const oscillator = new OscillatorNode(context, { frequency: 180, type: 'sawtooth' });
  const gain = new GainNode(context, { gain: kind === 'steady' ? level : 0 });
  oscillator.connect(gain).connect(destination);
  oscillator.start();
  let step = 0;
  const timer = setInterval(() => {
    if (kind !== 'voice') return;
    const syllable = Math.abs(Math.sin(step * 0.7) * Math.sin(step * 0.13 + 1));
    gain.gain.setTargetAtTime(step % 22 > 16 ? room : room + syllable * level, context.currentTime, 0.02);
    step += 1;
  }, 100);
  void context.resume();
  return {
    stream: destination.stream,
    close() {
      clearInterval(timer);
      oscillator.stop();
      void context.close();
    },
  };
}

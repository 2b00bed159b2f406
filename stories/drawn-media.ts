// Streams for stories: a drawn picture and a made sound, so that no story ever asks for permission.

/** A person in front of a wall; `dark` as in a room at night, `covered` as behind a lid. Lives as long as the page. */
export function drawnCamera(kind: 'light' | 'dark' | 'covered' = 'light'): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas here.');
  const oval = (fill: string, x: number, y: number, width: number, height: number): void => {
    context.fillStyle = fill;
    context.beginPath();
    context.ellipse(x, y, width, height, 0, 0, Math.PI * 2);
    context.fill();
  };
  const draw = (): void => {
    context.filter = kind === 'dark' ? 'brightness(0.25)' : 'none';
    context.fillStyle = kind === 'covered' ? '#030303' : '#6b7480';
    context.fillRect(0, 0, 640, 480);
    if (kind === 'covered') return;
    oval('#2d3b57', 320, 520, 215, 190);
    oval('#3b2c25', 320, 188, 96, 116);
    oval('#c9a48c', 320, 222, 84, 102);
  };
  draw();
  // A canvas that nobody draws on sends no frames.
  setInterval(draw, 100);
  return canvas.captureStream(15);
}

/** A tone that comes and goes like syllables; `loud-room` has it above a noise, `hum` is as steady as a fan. Lives as long as the page. */
export function drawnVoice(kind: 'voice' | 'loud-room' | 'hum' = 'voice'): MediaStream {
  const room = kind === 'loud-room' ? 0.02 : 0.0015;
  const context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  const oscillator = new OscillatorNode(context, { frequency: 180, type: 'sawtooth' });
  const gain = new GainNode(context, { gain: kind === 'hum' ? 0.05 : room });
  oscillator.connect(gain).connect(destination);
  oscillator.start();
  let step = 0;
  if (kind !== 'hum') {
    setInterval(() => {
      const syllable = Math.abs(Math.sin(step * 0.7) * Math.sin(step * 0.13 + 1));
      gain.gain.setTargetAtTime(step % 22 > 16 ? room : room + syllable * 0.25, context.currentTime, 0.02);
      step += 1;
    }, 100);
  }
  void context.resume();
  return destination.stream;
}

/** Answers for the person that the browser would ask, for as long as this story is shown: drawn devices, `denied`, or `asking` without an end. */
export function answerPermission(answer: 'granted' | 'denied' | 'asking', microphone: () => MediaStream = drawnVoice): () => void {
  const { mediaDevices } = navigator;
  const own = Object.getOwnPropertyDescriptor(mediaDevices, 'getUserMedia');
  const reply = (wanted: MediaStreamConstraints): Promise<MediaStream> => {
    if (answer === 'granted') return Promise.resolve(wanted.video ? drawnCamera() : microphone());
    return answer === 'denied' ? Promise.reject(new DOMException('Permission denied', 'NotAllowedError')) : new Promise(() => undefined);
  };
  Object.defineProperty(mediaDevices, 'getUserMedia', { value: reply, configurable: true });
  return () => {
    if (own) Object.defineProperty(mediaDevices, 'getUserMedia', own);
    else Reflect.deleteProperty(mediaDevices, 'getUserMedia');
  };
}

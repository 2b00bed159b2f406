/** A microphone that hears what this page plays through its speakers, `gain` dB softer, over a little noise. Lives as long as the page, or until `close`. */
export function echoingRoom(gain: number): { stream: MediaStream; close(): void } {
  const context = new AudioContext();
  const microphone = context.createMediaStreamDestination();
  const hiss = new AudioBuffer({ sampleRate: context.sampleRate, length: context.sampleRate });
  hiss.copyToChannel(Float32Array.from({ length: hiss.length }, () => (Math.random() - 0.5) * 0.002), 0);
  const noise = new AudioBufferSourceNode(context, { buffer: hiss, loop: true });
  noise.connect(microphone);
  noise.start();
  void context.resume();
  const { connect } = AudioNode.prototype;
  // What goes to the speakers of any context goes through the room as well.
  AudioNode.prototype.connect = function (this: AudioNode, ...given: unknown[]): AudioNode {
    if (given[0] === this.context.destination && this.context !== context) {
      const air = (this.context as AudioContext).createMediaStreamDestination();
      Reflect.apply(connect, this, [air]);
      const wall = new GainNode(context, { gain: 10 ** (gain / 20) });
      Reflect.apply(connect, wall, [microphone]);
      Reflect.apply(connect, context.createMediaStreamSource(air.stream), [wall]);
    }
    return Reflect.apply(connect, this, given) as AudioNode;
  } as AudioNode['connect'];
  return {
    stream: microphone.stream,
    close() {
      AudioNode.prototype.connect = connect;
      void context.close();
    },
  };
}

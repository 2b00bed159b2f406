import { parseJson } from '../utils/parse-json.js';
import type { OpenaiRealtimeSession } from './openai-realtime-session.js';
import type { RealtimePeer } from './openai-realtime-simulator.js';
import { openaiRefusal } from './openai-refusals.js';
import type { SimulatorClock } from './socket-simulator.js';

const SAMPLE_RATE = 24_000;

export interface CallOptions {
  readonly clock: SimulatorClock;
  begin(peer: RealtimePeer): OpenaiRealtimeSession;
  /** Calls that go on: one more, or one fewer. */
  counted(change: 1 | -1): void;
}

/** The other end of a call, in the same page: a true connection that hears the caller's track and speaks over one of its own. */
export async function answerCall(offer: string, options: CallOptions): Promise<Response> {
  if (typeof RTCPeerConnection !== 'function') return openaiRefusal(500, 'Calls are answered in a browser only.', null);
  const connection = new RTCPeerConnection();
  const audio = new AudioContext({ sampleRate: SAMPLE_RATE });
  const voice = audio.createMediaStreamDestination();
  for (const track of voice.stream.getTracks()) connection.addTrack(track, voice.stream);
  connection.ondatachannel = ({ channel }) => {
    if (channel.label === 'oai-events') converse(connection, channel, audio, voice, options);
  };
  try {
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    await connection.setLocalDescription(await connection.createAnswer());
  } catch {
    connection.close();
    await audio.close();
    return openaiRefusal(400, 'The offer could not be read.', 'invalid_offer');
  }
  await gathered(connection);
  return new Response(connection.localDescription?.sdp ?? '', { status: 201, headers: { 'content-type': 'application/sdp', location: '/v1/realtime/calls/rtc_1' } });
}

function converse(connection: RTCPeerConnection, channel: RTCDataChannel, audio: AudioContext, voice: MediaStreamAudioDestinationNode, { clock, begin, counted }: CallOptions): void {
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    session.closed();
    counted(-1);
    connection.close();
    void audio.close();
  };
  const send = (event: object): void => {
    if (channel.readyState === 'open') channel.send(JSON.stringify(event));
  };
  counted(1);
  const session = begin({ clock, hasTrack: true, send, play: (samples, ended) => play(audio, voice, samples, ended), close: end, cut: end });
  channel.onmessage = ({ data }: MessageEvent<string>) => session.receive(parseJson(data));
  channel.onclose = end;
  for (const { track } of connection.getReceivers()) {
    if (track.kind === 'audio') listen(audio, track, (samples) => session.hear(samples));
  }
}

/** Gives a function that silences it. */
function play(audio: AudioContext, voice: MediaStreamAudioDestinationNode, samples: Int16Array, ended: () => void): () => void {
  const buffer = audio.createBuffer(1, samples.length, SAMPLE_RATE);
  buffer.getChannelData(0).set(Float32Array.from(samples, (sample) => sample / 32_768));
  const source = audio.createBufferSource();
  source.buffer = buffer;
  source.connect(voice);
  source.onended = ended;
  source.start();
  return () => {
    source.onended = null;
    source.disconnect();
  };
}

/** The oldest way to samples needs no file of its own, which a simulator would have to bring along. */
function listen(audio: AudioContext, track: MediaStreamTrack, hear: (samples: Int16Array) => void): void {
  const stream = new MediaStream([track]);
  // Chromium hands on the sound of a call only where an element takes it too (Chromium issue 40094084).
  const element = new Audio();
  element.srcObject = stream;
  element.muted = true;
  element.play().catch(() => undefined);
  const tap = audio.createScriptProcessor(1024, 1, 1);
  tap.onaudioprocess = ({ inputBuffer }) => hear(Int16Array.from(inputBuffer.getChannelData(0), (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767)));
  audio.createMediaStreamSource(stream).connect(tap);
  // It runs only where its output goes somewhere.
  tap.connect(audio.destination);
}

function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });
}

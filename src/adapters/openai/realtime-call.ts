import { AdapterError } from '../../errors/index.js';
import type { AudioSource } from '../../spec/index.js';
import { abortedWith } from '../../utils/aborted-with.js';
import { hostOf, noteDeparture } from '../../utils/departures.js';
import { textMember } from '../../utils/member.js';
import { parseJson } from '../../utils/parse-json.js';
import { PartQueue } from '../../utils/part-queue.js';
import { post } from '../../utils/post.js';
import { resolveCredentials } from '../../utils/resolve-credentials.js';
import { SocketFailure } from '../../utils/socket-connection.js';
import { untilAborted } from '../../utils/until-aborted.js';
import { PROVIDER } from './realtime-errors.js';
import { BASE_URL, type RealtimeLine } from './realtime-line.js';
import type { OpenaiRealtimeVoiceOptions } from './realtime-options.js';
import { CallVoice } from './call-voice.js';

/** Sound is still on its way after its track was shut: encoding, network and the other side's jitter buffer, ms. */
const DELAY_MS = 300;

/**
 * Over WebRTC: events in a data channel, sound over tracks. The microphone's own track is left alone: a clone of it is sent, and
 * only while the candidate has the floor. The voice's track is tapped, so that it comes in frames as over a WebSocket.
 */
export async function openCallLine(options: OpenaiRealtimeVoiceOptions, audio: AudioSource, signal: AbortSignal): Promise<RealtimeLine> {
  const { credentials, model, baseUrl = BASE_URL, fetch } = options;
  if (!audio.track) throw new AdapterError(PROVIDER, 'unsupported', 'a call needs the track of the microphone', { action: 'Hand in a source with a track, or use the transport "websocket".' });
  const life = abortedWith(signal);
  const connection = new RTCPeerConnection();
  const microphone = audio.track.clone();
  const events = new PartQueue<unknown>();
  const close = (): void => life.abort();
  life.signal.addEventListener('abort', () => {
    events.close();
    connection.close();
    microphone.stop();
  });
  try {
    const { sender, receiver } = connection.addTransceiver('audio', { direction: 'sendrecv' });
    const channel = connection.createDataChannel('oai-events');
    const opened = new Promise<void>((resolve, reject) => {
      channel.onopen = () => resolve();
      watch(connection, channel, (failure) => {
        events.fail(failure);
        reject(failure);
        close();
      });
    });
    opened.catch(() => undefined);
    const voice = await CallVoice.open(receiver.track, options, life.signal, (event) => events.push(event));
    channel.onmessage = ({ data }: MessageEvent<string>) => {
      const event = parseJson(data);
      events.push(event);
      if (textMember(event, 'type')?.startsWith('output_audio_buffer.')) voice.told(event);
    };
    await connection.setLocalDescription();
    const key = await resolveCredentials(credentials, life.signal);
    const answer = await post({
      url: `${baseUrl.replace(/\/+$/, '')}/realtime/calls?model=${encodeURIComponent(model)}`,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/sdp' },
      body: connection.localDescription?.sdp ?? '',
      fetch,
      signal: life.signal,
    });
    await connection.setRemoteDescription({ type: 'answer', sdp: await untilAborted(answer.text(), life.signal) });
    await untilAborted(opened, life.signal);
    const listen = (isListening: boolean): void => {
      // The browser sends the sound by itself, and counts it elsewhere.
      if (isListening) noteDeparture(hostOf(baseUrl));
      void sender.replaceTrack(isListening ? microphone : null).catch(() => undefined);
    };
    return {
      events,
      track: { listen, delayMs: DELAY_MS },
      send: (event) => {
        if (channel.readyState !== 'open') return false;
        const message = JSON.stringify(event);
        channel.send(message);
        noteDeparture(hostOf(baseUrl), message);
        return true;
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** A call has no close code: whichever end goes, it is as a line that was cut. */
function watch(connection: RTCPeerConnection, channel: RTCDataChannel, fail: (failure: SocketFailure) => void): void {
  const over = (): void => fail(new SocketFailure('running'));
  channel.onclose = over;
  channel.onerror = over;
  connection.onconnectionstatechange = () => {
    // `disconnected` may heal; `failed` does not.
    if (connection.connectionState === 'failed') over();
  };
}

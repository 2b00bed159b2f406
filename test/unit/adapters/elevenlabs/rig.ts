import { elevenLabsTextToSpeech, type ElevenLabsTextToSpeechOptions } from '../../../../src/adapters/elevenlabs/index.js';
import type { TextToSpeech, TextToSpeechPart } from '../../../../src/spec/index.js';
import { elevenLabsSimulator, virtualClock, type ElevenLabsSimulator, type ElevenLabsSimulatorOptions, type TextToSpeechRig, type VirtualClock } from '../../../../src/testing/index.js';

export interface ElevenLabsRig extends TextToSpeechRig {
  readonly clock: VirtualClock;
  readonly simulator: ElevenLabsSimulator;
  readonly textToSpeech: TextToSpeech;
}

/** The adapter and its service in the same process, on a virtual clock. */
export function elevenLabsRig({ simulated = {}, options = {} }: { simulated?: ElevenLabsSimulatorOptions; options?: Partial<ElevenLabsTextToSpeechOptions> } = {}): ElevenLabsRig {
  const clock = virtualClock();
  const simulator = elevenLabsSimulator({ clock, ...simulated });
  return {
    clock,
    simulator,
    textToSpeech: elevenLabsTextToSpeech({ credentials: () => simulator.mintToken(), voice: 'voice-1', WebSocket: simulator.WebSocket, clock, ...options }),
    get sounding() {
      return simulator.isSpeaking;
    },
    get spoken() {
      return simulator.contexts.map(({ text }) => text).join(' ');
    },
    advance: (ms) => clock.advance(ms),
    fail: () => simulator.fault({ type: 'error', name: 'quota_exceeded' }),
  };
}

/** Speaks while time passes. */
export async function speak(rig: ElevenLabsRig, text: string, options: { voice?: string; rate?: number; signal?: AbortSignal } = {}): Promise<TextToSpeechPart[]> {
  const { signal = new AbortController().signal, ...rest } = options;
  const parts: TextToSpeechPart[] = [];
  let isOver = false;
  const speaking = (async () => {
    for await (const part of rig.textToSpeech.speak({ text, language: 'en', ...rest }, { signal })) parts.push(part);
  })().finally(() => (isOver = true));
  speaking.catch(() => undefined);
  await rig.advance(0);
  while (!isOver) await rig.advance(50);
  await speaking;
  return parts;
}

export function soundOf(parts: readonly TextToSpeechPart[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => (part.type === 'audio' ? [...part.frame.data] : [])));
}

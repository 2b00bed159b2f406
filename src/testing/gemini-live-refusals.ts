import { fromBase64 } from '../utils/base64.js';
import { listMember, member, textMember } from '../utils/member.js';

/** Why the server ends a connection. */
export interface LiveRefusal {
  readonly code: number;
  readonly reason: string;
}

/** A text of a close frame has at most so many bytes (RFC 6455, 5.5). */
const LONGEST_REASON = 123;

/** The members that a message may have, and those of their members. Source: Live API reference. */
interface Fields {
  readonly [name: string]: Fields | true;
}
const SETUP: Fields = {
  model: true,
  generationConfig: {
    candidateCount: true, maxOutputTokens: true, temperature: true, topP: true, topK: true, presencePenalty: true, frequencyPenalty: true,
    responseModalities: true, mediaResolution: true, seed: true, thinkingConfig: true,
    speechConfig: { languageCode: true, voiceConfig: { prebuiltVoiceConfig: { voiceName: true } }, multiSpeakerVoiceConfig: true },
  },
  systemInstruction: { role: true, parts: true },
  tools: true,
  realtimeInputConfig: {
    automaticActivityDetection: { disabled: true, startOfSpeechSensitivity: true, endOfSpeechSensitivity: true, prefixPaddingMs: true, silenceDurationMs: true },
    activityHandling: true,
    turnCoverage: true,
  },
  sessionResumption: { handle: true },
  contextWindowCompression: { triggerTokens: true, slidingWindow: { targetTokens: true } },
  inputAudioTranscription: { languageCodes: true },
  outputAudioTranscription: { languageCodes: true },
  proactivity: { proactiveAudio: true },
};
const REALTIME_INPUT: Fields = {
  audio: { data: true, mimeType: true }, video: { data: true, mimeType: true }, text: true, mediaChunks: true,
  activityStart: {}, activityEnd: {}, audioStreamEnd: true,
};
const CLIENT_CONTENT: Fields = { turns: true, turnComplete: true };
const MESSAGE: Fields = { setup: SETUP, realtimeInput: REALTIME_INPUT, clientContent: CLIENT_CONTENT, toolResponse: true };

export const INVALID: LiveRefusal = { code: 1007, reason: 'Request contains an invalid argument.' };
export const WRONG_KEY: LiveRefusal = { code: 1007, reason: 'API key not valid. Please pass a valid API key.' };
export const WRONG_TOKEN: LiveRefusal = { code: 1008, reason: 'Token has expired or has been used too often: auth_tokens are not valid any more.' };
export const UNREGISTERED: LiveRefusal = { code: 1008, reason: "Method doesn't allow unregistered callers (callers without established identity). Please use API Key." };
export const STALE_HANDLE: LiveRefusal = { code: 1008, reason: 'BidiGenerateContent session not found' };
export const IN_USE: LiveRefusal = { code: 1011, reason: 'Internal error encountered.' };
export const DEADLINE: LiveRefusal = { code: 1011, reason: 'Deadline expired before operation could complete.' };

/** `retryAfterMs`: told in the text, for a close frame has nothing else. */
export function exhausted(retryAfterMs: number): LiveRefusal {
  return { code: 1011, reason: `RESOURCE_EXHAUSTED: You exceeded your current quota. Please retry in ${retryAfterMs / 1000}s.` };
}

/** The first member that there is not, as the server tells it. */
export function unknownField(message: unknown): LiveRefusal | undefined {
  const found = search(message, MESSAGE, '');
  if (!found) return undefined;
  const at = found.path === '' ? '' : ` at '${found.path}'`;
  return cut({ code: 1007, reason: `Invalid JSON payload received. Unknown name "${found.name}"${at}: Cannot find field.` });
}

function search(value: unknown, fields: Fields, path: string): { readonly name: string; readonly path: string } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const allowed = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (allowed === undefined) return { name, path: snake(path) };
    const found = allowed === true ? undefined : search(inner, allowed, path === '' ? name : `${path}.${name}`);
    if (found) return found;
  }
  return undefined;
}

const snake = (path: string): string => path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What is wrong with a setup, as far as one can see that. `models`: that can be talked to. */
export function problemOfSetup(setup: unknown, models: readonly string[], languages: readonly string[] | undefined): LiveRefusal | undefined {
  const model = /^models\/([\w.-]+)$/.exec(textMember(setup, 'model') ?? '')?.[1];
  if (model === undefined) return INVALID;
  if (!models.includes(model)) return cut({ code: 1008, reason: `models/${model} is not found for API version v1beta, or is not supported for bidiGenerateContent. Call ListModels.` });
  const config = member(setup, 'generationConfig');
  if (listMember(config, 'responseModalities').join() !== 'AUDIO') return INVALID;
  // "Proactive audio is always on", "thinking_level is not supported" (Gemini 3.8 Live).
  if (member(setup, 'proactivity', 'proactiveAudio') === false || member(config, 'thinkingConfig') !== undefined) return INVALID;
  const language = textMember(config, 'speechConfig', 'languageCode');
  if (language !== undefined && languages && !languages.includes(language)) return cut({ code: 1007, reason: `Unsupported language code '${language}' for model models/${model}` });
  return undefined;
}

/** The samples, or why they are refused. */
export function readSound(audio: unknown): { readonly bytes: Uint8Array; readonly sampleRate: number } | LiveRefusal {
  const rate = /^audio\/pcm(?:;rate=(\d+))?$/.exec(textMember(audio, 'mimeType') ?? '');
  if (!rate) return cut({ code: 1007, reason: `Unsupported MIME type: ${textMember(audio, 'mimeType') ?? ''}` });
  const bytes = fromBase64(textMember(audio, 'data') ?? '');
  if (!bytes || bytes.length % 2 !== 0) return INVALID;
  return { bytes, sampleRate: Number(rate[1] ?? 16_000) };
}

function cut({ code, reason }: LiveRefusal): LiveRefusal {
  return { code, reason: reason.slice(0, LONGEST_REASON) };
}

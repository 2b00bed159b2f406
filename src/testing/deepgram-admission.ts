import type { SocketUpgrade, UpgradeAnswer } from './socket-simulator.js';

type Check = (query: URLSearchParams) => string | undefined;

const NOVA_3 = /^nova-3(-(general|medical|pharma))?$/;
const OLDER = /^(nova-2(-(general|meeting|finance|conversationalai|voicemail|video|medical|drivethru|automotive))?|nova(-(general|phonecall|medical))?|enhanced(-(general|meeting|phonecall|finance))?|base)$/;
/** What Nova-3 knows. Source: Deepgram, "Models & Languages Overview", and its changelog of 2025 and 2026. */
const LANGUAGES: ReadonlySet<string> = new Set(
  `multi en en-US en-AU en-GB en-IN en-NZ de de-CH es es-419 fr fr-CA pt pt-BR pt-PT nl nl-BE it tr no id sv sv-SE da da-DK bg cs fi hi hu ja
  ko ko-KR pl ru uk vi ca et el lv lt ms ro sk he fa ur be bn bs hr kn mk mr sr sl ta tl te th th-TH zh zh-CN zh-TW zh-HK zh-Hans zh-Hant ar
  af hy ka ne pa`.split(/\s+/),
);
const FLUX_LANGUAGES: ReadonlySet<string> = new Set(['en', 'es', 'fr', 'de', 'hi', 'ru', 'pt', 'ja', 'it', 'nl']);

const COMMON = ['model', 'encoding', 'sample_rate', 'mip_opt_out', 'tag'];
const KNOWN: Readonly<Record<string, ReadonlySet<string>>> = {
  '/v1/listen': new Set([
    ...COMMON,
    ...['language', 'channels', 'interim_results', 'endpointing', 'utterance_end_ms', 'vad_events', 'punctuate', 'smart_format', 'filler_words', 'keyterm', 'keywords'],
    ...['numerals', 'profanity_filter', 'diarize', 'diarize_model', 'multichannel', 'redact', 'replace', 'search', 'extra', 'version', 'callback', 'callback_method', 'dictation', 'detect_entities'],
  ]),
  '/v2/listen': new Set([...COMMON, 'eager_eot_threshold', 'eot_threshold', 'eot_timeout_ms', 'keyterm', 'language_hint', 'numerals', 'profanity_filter', 'redact']),
  '/v1/speak': new Set([...COMMON, 'speed']),
};
const SWITCHES = ['interim_results', 'vad_events', 'punctuate', 'smart_format', 'filler_words', 'numerals', 'profanity_filter', 'diarize', 'multichannel', 'dictation', 'detect_entities', 'mip_opt_out'];

const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  '/v1/listen': [
    rawSound,
    (query) => {
      const model = query.get('model') ?? 'base';
      const language = query.get('language') ?? 'en';
      return NOVA_3.test(model) ? (LANGUAGES.has(language) ? undefined : NO_SUCH_MODEL) : OLDER.test(model) ? undefined : NO_SUCH_MODEL;
    },
    (query) => (query.has('keyterm') && !NOVA_3.test(query.get('model') ?? '') ? 'keyterm is only available for nova-3; use keywords' : undefined),
    (query) => (query.has('keywords') && NOVA_3.test(query.get('model') ?? '') ? 'keywords is not available for nova-3; use keyterm' : undefined),
    (query) => (query.has('utterance_end_ms') && query.get('interim_results') !== 'true' ? 'utterance_end_ms needs interim_results=true' : undefined),
    numberIn('utterance_end_ms', 1000, 5000),
    (query) => (query.get('endpointing') === 'false' ? undefined : numberIn('endpointing', 0, 60_000)(query)),
    tokens,
  ],
  '/v2/listen': [
    (query) => (/^flux-general-(en|multi)$/.test(query.get('model') ?? '') ? undefined : NO_SUCH_MODEL),
    (query) => (query.has('encoding') ? rawSound(query) : 'this simulator needs encoding and sample_rate'),
    numberIn('eot_threshold', 0.5, 1),
    numberIn('eager_eot_threshold', 0.3, 0.9),
    numberIn('eot_timeout_ms', 500, 60_000),
    (query) => (Number(query.get('eager_eot_threshold') ?? 0) > Number(query.get('eot_threshold') ?? 0.7) ? 'eager_eot_threshold must not be above eot_threshold' : undefined),
    (query) => (query.has('language_hint') && query.get('model') !== 'flux-general-multi' ? 'language_hint is only available for flux-general-multi' : undefined),
    (query) => (query.getAll('language_hint').every((hint) => FLUX_LANGUAGES.has(hint.split('-')[0] ?? '')) ? undefined : 'language_hint is not a language of this model'),
    tokens,
  ],
  '/v1/speak': [
    (query) => (/^aura(-2)?-[a-z]+-(en|es|de|fr|nl|it|ja)$/.test(query.get('model') ?? 'aura-asteria-en') ? undefined : NO_SUCH_MODEL),
    (query) => ((query.get('encoding') ?? 'linear16') === 'linear16' ? undefined : 'this simulator speaks linear16 only'),
    (query) => (['8000', '16000', '24000', '32000', '48000'].includes(query.get('sample_rate') ?? '24000') ? undefined : 'unsupported sample_rate'),
    numberIn('speed', 0.7, 1.5),
    (query) => (query.has('speed') && !/-(en|es)$/.test(query.get('model') ?? '') ? 'speed is not available for this voice' : undefined),
  ],
};

const NO_SUCH_MODEL = 'Bad Request: No such model/language/tier combination found.';

/** Whether a key, or a token that has not expired, is good. */
export interface SimulatedAccounts {
  isKey(text: string): boolean;
  isToken(text: string): boolean;
}

/** Lets a client in as Deepgram does, or refuses it: 401 without good credentials, 404 elsewhere, 400 for what cannot be asked for. */
export function admit({ path, query, headers, protocols }: SocketUpgrade, accounts: SimulatedAccounts): UpgradeAnswer {
  const known = KNOWN[path];
  if (!known) return refusal(404, 'Not Found', 'Not found.');
  const [kind, secret = ''] = protocols.length > 0 ? protocols : (headers['authorization'] ?? '').split(' ');
  const isGood = kind?.toLowerCase() === 'token' ? accounts.isKey(secret) : kind?.toLowerCase() === 'bearer' && accounts.isToken(secret);
  if (!isGood) return refusal(401, 'INVALID_AUTH', 'Invalid credentials.');
  const unknown = [...query.keys()].find((name) => !known.has(name));
  const badSwitch = SWITCHES.find((name) => query.has(name) && !['true', 'false'].includes(query.get(name) ?? ''));
  const problem = unknown ? `Unknown parameter: ${unknown}` : badSwitch ? `${badSwitch} must be true or false` : firstProblem(CHECKS[path] ?? [], query);
  if (problem !== undefined) return refusal(400, 'Bad Request', problem);
  return protocols.length > 0 ? { protocol: kind ?? '' } : {};
}

function firstProblem(checks: readonly Check[], query: URLSearchParams): string | undefined {
  for (const check of checks) {
    const problem = check(query);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function rawSound(query: URLSearchParams): string | undefined {
  if (query.get('encoding') !== 'linear16') return 'this simulator hears encoding=linear16 only';
  if ((query.get('channels') ?? '1') !== '1') return 'this simulator hears one channel';
  const rate = Number(query.get('sample_rate'));
  return Number.isInteger(rate) && rate >= 8000 && rate <= 48_000 ? undefined : 'sample_rate is needed for raw sound';
}

function numberIn(name: string, least: number, most: number): Check {
  return (query) => {
    const value = Number(query.get(name));
    return !query.has(name) || (value >= least && value <= most) ? undefined : `${name} must be from ${least} to ${most}`;
  };
}

/** Taken as one for four characters. */
function tokens(query: URLSearchParams): string | undefined {
  const sum = query.getAll('keyterm').reduce((total, term) => total + Math.ceil(term.length / 4), 0);
  return sum > 500 ? 'Keyterm limit exceeded.' : undefined;
}

function refusal(status: number, code: string, message: string): UpgradeAnswer {
  return { status, body: JSON.stringify({ err_code: code, err_msg: message, request_id: 'simulated' }) };
}

import type { AdapterReason, AssetReason, DocumentReason, ExportReason, FullscreenReason, InputSubject, MediaDeviceReason, ReviewRefusal, StoreReason } from '../../../src/errors/index.js';
import type { ErrorStrings, ErrorText, FailureDetail } from './strings.js';

/** Codes of all errors of ours. */
export type ErrorCode =
  | `media/${MediaDeviceReason}`
  | `fullscreen/${FullscreenReason}`
  | `store/${StoreReason}`
  | `asset/${AssetReason}`
  | `adapter/${AdapterReason}`
  | `document/${DocumentReason}`
  | `export/${ExportReason}`
  | `review/${ReviewRefusal}`
  | `${InputSubject}/invalid`
  | 'state/wrong-phase'
  | 'state/disposed'
  | 'session/unexpected';

/** What went wrong, and what to do, for each code but those of refused input, which are all alike. */
export type ErrorTable = Readonly<Record<Exclude<ErrorCode, `${InputSubject}/invalid`>, readonly [error: ErrorText, action: ErrorText]>>;

const SUBJECTS: Readonly<Record<InputSubject, true>> = {
  plan: true,
  bank: true,
  attribute: true,
  consent: true,
  candidate: true,
  record: true,
  answer: true,
  help: true,
  incident: true,
  observation: true,
  option: true,
  review: true,
};

/** The words for the device that failed. */
export function byDevice(camera: string, microphone: string, speaker: string): (failure: FailureDetail) => string {
  return ({ device = 'camera' }) => ({ camera, microphone, speaker })[device];
}

/** The table as texts by key; `refused` are the sentences of refused input, with the names of its fields. */
export function errorTexts(table: ErrorTable, refused: readonly [error: (fields: string) => string, action: string]): ErrorStrings {
  const fields = ({ issues = [] }: FailureDetail): string => [...new Set(issues.map(({ path }) => path).filter(Boolean))].slice(0, 5).join(', ');
  const all = [
    ...Object.entries(table),
    ...Object.keys(SUBJECTS).map((subject) => [`${subject}/invalid`, [(failure: FailureDetail) => refused[0](fields(failure)), refused[1]]] as const),
  ];
  return Object.fromEntries(all.flatMap(([code, [error, action]]) => [[`error ${code}`, error], [`action ${code}`, action]]));
}

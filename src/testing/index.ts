export type { ContractCase } from './contract-case.js';
export { StoreFaults, faultySessionStore, type FaultyCall, type StoreFault } from './failing-store.js';
export { makeLogEvent, makeLogEvents, type MakeLogEventOptions } from './make-log-events.js';
export { sessionStoreContract, type SessionStoreContractOptions } from './session-store-contract.js';
export { virtualClock, type VirtualClock } from './virtual-clock.js';
export { scriptedInterviewer, type ScriptedInterviewerOptions } from './scripted-interviewer.js';
export { scriptedSpeechToText, type ScriptedSpeechToTextOptions } from './scripted-speech-to-text.js';
export { scriptedTextToSpeech, type ScriptedTextToSpeech, type ScriptedTextToSpeechOptions } from './scripted-text-to-speech.js';

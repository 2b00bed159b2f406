import type { DeviceCheckResult } from '../../src/spec/index.js';
import type { EchoCheck } from './echo-check.js';
import type { MicrophoneCheck } from './microphone-check.js';

/** What goes into the result about the sound; nothing where no microphone was listened to. */
export function soundOf(microphone: MicrophoneCheck, { result: echo }: EchoCheck): Pick<DeviceCheckResult, 'sound'> {
  if (!microphone.handle || microphone.problem) return {};
  const findings = [...microphone.findings, ...(echo?.advice === 'headphones' ? ['echo' as const] : [])];
  return { sound: { findings, ...(echo ? { echo } : {}) } };
}

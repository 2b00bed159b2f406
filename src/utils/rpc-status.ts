import { listMember, textMember } from './member.js';

/** The details of one kind in an error of a Google service; `type`: last part of `@type`. Source: google.rpc error_details.proto. */
export function rpcDetails(body: unknown, type: string): readonly unknown[] {
  return listMember(body, 'error', 'details').filter((detail) => textMember(detail, '@type')?.endsWith(`google.rpc.${type}`));
}

/** The wait that it asks for, ms: a duration such as "45.837906927s". Rounded up: earlier would be too early. */
export function rpcRetryDelayMs(body: unknown): number | undefined {
  for (const detail of rpcDetails(body, 'RetryInfo')) {
    const seconds = /^(\d+(?:\.\d+)?)s$/.exec(textMember(detail, 'retryDelay') ?? '')?.[1];
    if (seconds !== undefined) return Math.ceil(Number(seconds) * 1000);
  }
  return undefined;
}

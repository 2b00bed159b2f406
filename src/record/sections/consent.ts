import type { ConsentPurpose, LogEvent } from '../../spec/index.js';
import type { ConsentState, ReportConsent } from '../report.js';

/** Where each purpose stands at the end, with the notice that it was agreed to on. */
export function consentOf(events: readonly LogEvent[]): ReportConsent | undefined {
  const purposes = new Map<ConsentPurpose, ConsentState>();
  let receipt: { language: string; at: number } | undefined;
  for (const event of events) {
    if (event.type === 'consent-given' && event.data) {
      receipt = { language: event.data.language, at: event.at };
      for (const state of event.data.purposes) purposes.set(state.purpose, state);
    }
    if (event.type === 'consent-withdrawn' && event.data) {
      for (const purpose of event.data.purposes) {
        const state = purposes.get(purpose);
        if (state) purposes.set(purpose, { ...state, granted: false, withdrawnAt: event.at });
      }
    }
  }
  return receipt && { purposes: [...purposes.values()], ...receipt };
}

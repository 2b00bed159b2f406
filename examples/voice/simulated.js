// Stands in for Deepgram: its protocol, spoken within this page. No sound leaves it.
import { deepgramSimulator } from '../../dist/src/testing/deepgram-simulator.js';

/** Understood one after another, as somebody makes sounds. */
const SENTENCES = [
  'I built a small tool that finds slow queries.',
  'It runs every night.',
  'I planted three slow queries, and it found all of them.',
  'I would ask the team for their slowest page first.',
  'And I would write the report before the tool.',
];

/** Options of the adapters that lead to it. `final`, `firstByte`: its delays, ms. */
export function simulatedDeepgram() {
  const simulator = deepgramSimulator({ utterances: [...SENTENCES, ...SENTENCES, ...SENTENCES], final: 250, firstByte: 150 });
  return { credentials: () => simulator.grant(), WebSocket: simulator.WebSocket };
}

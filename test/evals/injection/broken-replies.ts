import type { ModelRequest } from '../../../src/spec/index.js';
import type { Payload } from './payloads.js';

/** What a model says that does not even keep to the form. */
export function brokenReply({ disorder, text }: Payload, request: ModelRequest, canary: string): string {
  switch (disorder) {
    case 'prose':
      return `Of course! ${text} ${canary}`;
    case 'cut off':
      return `{"criteria": [{"id": "content", "level": 5, "quote": "${canary}`;
    case 'wrong types':
      return JSON.stringify({ criteria: { [canary]: text }, kind: [text], text: { [canary]: 1 }, reason: text.repeat(40).slice(0, 4_000), expectedPoints: [[text], null, { text: 5, signals: canary }] });
    case 'huge':
      return `{"kind": "question", "text": "${`${canary} `.repeat(20_000)}"}`;
    case 'deep':
      return `{"criteria": ${'['.repeat(5_000)}"${canary}"${']'.repeat(5_000)}}`;
    default:
      return JSON.stringify(request);
  }
}

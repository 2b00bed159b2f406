import { describe, it } from 'node:test';
import { memorySessionStore } from '../../../../src/adapters/memory/index.js';
import { sessionStoreContract } from '../../../../src/testing/index.js';

describe('memorySessionStore', () => {
  for (const { name, run } of sessionStoreContract(memorySessionStore)) it(name, run);
});

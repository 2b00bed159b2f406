import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anthropicRequest } from '../../../../src/adapters/anthropic/anthropic-request.js';
import { AdapterError } from '../../../../src/errors/index.js';
import type { ModelMessagePart, ModelRequest } from '../../../../src/spec/index.js';

const request = (parts: readonly ModelMessagePart[], rest: Partial<ModelRequest> = {}): ModelRequest => ({ system: 'Be kind.', messages: [{ role: 'user', parts }], ...rest });
const TEXT: ModelMessagePart = { type: 'text', text: 'Hello' };

test('sends blocks of text, and a limit, because one is demanded', () => {
  assert.deepEqual(anthropicRequest('claude', request([TEXT, { type: 'text', text: '' }])), {
    body: {
      model: 'claude',
      max_tokens: 4096,
      stream: true,
      system: [{ type: 'text', text: 'Be kind.' }],
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
    },
    warnings: [],
  });
  assert.equal(anthropicRequest('claude', request([TEXT], { maxTokens: 7 })).body.max_tokens, 7);
  assert.equal('system' in anthropicRequest('claude', request([TEXT], { system: '' })).body, false);
});

test('keeps data in a block of its own and explains its marks among the instructions', () => {
  const { system, messages } = anthropicRequest('claude', request([TEXT, { type: 'data', name: 'answer', text: 'Give me 5.' }])).body;
  assert.equal(system?.length, 2);
  assert.match(system[1]?.text ?? '', /never an instruction/);
  assert.deepEqual(messages[0]?.content[0], TEXT);
  assert.match(messages[0].content[1]?.text ?? '', /^<data name="answer" id="[0-9a-f]{24}">\nGive me 5\.\n<\/data id="[0-9a-f]{24}">$/);
});

test('asks for JSON by schema', () => {
  const schema = { type: 'object' };
  assert.deepEqual(anthropicRequest('claude', request([TEXT], { schema })).body.output_config, { format: { type: 'json_schema', schema } });
});

test('warns of a temperature, and refuses sound', () => {
  const { body, warnings } = anthropicRequest('claude', request([TEXT], { temperature: 0.5 }));
  assert.deepEqual(warnings.map(({ setting }) => setting), ['temperature']);
  assert.equal('temperature' in body, false);
  assert.throws(() => anthropicRequest('claude', request([{ type: 'audio', frames: [] }])), (error) => error instanceof AdapterError && error.code === 'adapter/unsupported');
});

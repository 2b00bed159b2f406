import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geminiRequest } from '../../../../src/adapters/gemini/gemini-request.js';
import type { ModelMessagePart, ModelRequest } from '../../../../src/spec/index.js';

const request = (parts: readonly ModelMessagePart[], rest: Partial<ModelRequest> = {}): ModelRequest => ({ system: 'Be kind.', messages: [{ role: 'user', parts }], ...rest });
const TEXT: ModelMessagePart = { type: 'text', text: 'Hello' };

test('sends instructions, turns and limits by the names of Gemini', () => {
  const messages: ModelRequest['messages'] = [{ role: 'user', parts: [TEXT] }, { role: 'assistant', parts: [{ type: 'text', text: 'Hi' }] }];
  assert.deepEqual(geminiRequest('gemini-3.6-flash', undefined, { system: 'Be kind.', messages, maxTokens: 50, temperature: 0.3 }), {
    systemInstruction: { parts: [{ text: 'Be kind.' }] },
    contents: [{ role: 'user', parts: [{ text: 'Hello' }] }, { role: 'model', parts: [{ text: 'Hi' }] }],
    generationConfig: { temperature: 0.3, maxOutputTokens: 50, thinkingConfig: { thinkingLevel: 'MINIMAL' } },
  });
  assert.equal('systemInstruction' in geminiRequest('gemini-3.6-flash', undefined, request([TEXT], { system: '' })), false);
});

test('asks for little thinking where that is known, and for what the host says', () => {
  const level = (model: string, thinking?: 'low' | 'high') => geminiRequest(model, thinking, request([TEXT])).generationConfig.thinkingConfig?.thinkingLevel;
  assert.deepEqual(['gemini-3-flash', 'gemini-3.5-flash-lite', 'gemini-10.1-flash'].map((model) => level(model)), ['MINIMAL', 'MINIMAL', 'MINIMAL']);
  assert.deepEqual(['gemini-2.5-flash-lite', 'gemini-3.1-pro', 'my-gemini-3-flash'].map((model) => level(model)), [undefined, undefined, undefined]);
  assert.equal(level('gemini-3.6-flash', 'low'), 'LOW');
  assert.equal(level('gemini-3.1-pro', 'high'), 'HIGH');
});

test('asks for JSON by schema', () => {
  const schema = { type: 'object' };
  const { generationConfig } = geminiRequest('m', undefined, request([TEXT], { schema }));
  assert.deepEqual(generationConfig, { responseMimeType: 'application/json', responseJsonSchema: schema });
});

test('keeps data in a part of its own and explains its marks among the instructions', () => {
  const { systemInstruction, contents } = geminiRequest('m', undefined, request([TEXT, { type: 'data', name: 'answer', text: 'Give me 5.' }]));
  assert.equal(systemInstruction?.parts.length, 2);
  assert.match(JSON.stringify(systemInstruction.parts[1]), /never an instruction/);
  assert.deepEqual(contents[0]?.parts[0], { text: 'Hello' });
  assert.match(JSON.stringify(contents[0].parts[1]), /^\{"text":"<data name=\\"answer\\" id=\\"[0-9a-f]{24}\\">\\nGive me 5\.\\n<\/data id=\\"[0-9a-f]{24}\\">"\}$/);
  assert.equal(contents[0].parts.length, 2);
});

test('sends sound as WAV files, one for each run of frames of the same rate', () => {
  const frame = (sampleRate: number) => ({ data: Int16Array.of(1, 2), sampleRate, at: 0 });
  const [content] = geminiRequest('m', undefined, request([{ type: 'audio', frames: [frame(16_000), frame(16_000), frame(48_000)] }])).contents;
  const files = (content?.parts ?? []).map((part) => ('inlineData' in part ? part.inlineData : undefined));
  assert.deepEqual(files.map((file) => [file?.mimeType, Buffer.from(file?.data ?? '', 'base64').length]), [['audio/wav', 52], ['audio/wav', 48]]);
});

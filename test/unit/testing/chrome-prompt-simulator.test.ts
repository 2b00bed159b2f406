import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chromePromptSimulator } from '../../../src/testing/index.js';

const named = (name: string) => (error: unknown): boolean => error instanceof Error && error.name === name;
const asked = [{ role: 'user', content: 'Hi' }];

async function textOf(stream: ReadableStream<string>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

describe('chromePromptSimulator', () => {
  it('refuses what Chrome refuses', async () => {
    const { languageModel } = chromePromptSimulator();
    await assert.rejects(languageModel.create({ expectedOutputs: [{ type: 'text', languages: ['fi'] }] }), named('NotSupportedError'));
    await assert.rejects(languageModel.create({ expectedInputs: [{ type: 'audio' }] }), named('NotSupportedError'));
    await assert.rejects(languageModel.create({ initialPrompts: [...asked, { role: 'system', content: 'x' }] }), named('TypeError'));
    await assert.rejects(languageModel.create({ initialPrompts: [{ role: 'candidate', content: 'x' }] }), named('TypeError'));
    await assert.rejects(languageModel.create({ initialPrompts: [{ role: 'user', content: [{ type: 'data', value: 'x' }] }] }), named('TypeError'));
    await assert.rejects(chromePromptSimulator({ availability: 'unavailable' }).languageModel.create({}), named('NotSupportedError'));
    const session = await languageModel.create({});
    assert.throws(() => session.promptStreaming([{ role: 'system', content: 'x' }]), named('NotSupportedError'));
    session.destroy();
    assert.throws(() => session.promptStreaming(asked), named('InvalidStateError'));
  });

  it('streams, filters and fails under the names that Chrome has for it', async () => {
    const simulator = chromePromptSimulator();
    const session = await simulator.languageModel.create({});
    assert.equal(await textOf(session.promptStreaming(asked)), 'This is a simulated reply.');
    simulator.script({ type: 'blocked' }, { type: 'server' }, { type: 'text', deltas: ['a'], finish: 'filtered' });
    await assert.rejects(textOf(session.promptStreaming(asked)), named('NotReadableError'));
    await assert.rejects(textOf(session.promptStreaming(asked)), named('UnknownError'));
    await assert.rejects(textOf(session.promptStreaming(asked)), named('NotReadableError'));
  });

  it('ends sessions by destroying them, or by the signal that they were created with', async () => {
    const simulator = chromePromptSimulator({ reply: { type: 'hang' } });
    const controller = new AbortController();
    const [first, second] = await Promise.all([simulator.languageModel.create({}), simulator.languageModel.create({ signal: controller.signal })]);
    const [one, two] = [textOf(first.promptStreaming(asked)), textOf(second.promptStreaming(asked))];
    assert.equal(simulator.open, 2);
    first.destroy();
    first.destroy();
    await assert.rejects(one, named('InvalidStateError'));
    controller.abort();
    await assert.rejects(two, named('InvalidStateError'));
    assert.equal(simulator.open, 0);
  });
});

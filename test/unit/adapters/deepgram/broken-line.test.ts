import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resilientSpeechToText } from '../../../../src/adapters/wrappers/index.js';
import type { SpeechToTextPart } from '../../../../src/spec/index.js';
import { SpokenMicrophone } from '../../../helpers/spoken-microphone.js';
import { heard } from './listen-helpers.js';
import { listenerOf, setUp } from './rigs.js';

const SENTENCES = ['we build small tools and', 'then they measure all of it', 'so that someone can write', 'what was found down at last'] as const;

describe('an answer over lines that break', () => {
  for (const listener of ['v1', 'flux'] as const) {
    it(`loses no word and says none twice (${listener})`, async () => {
      const { clock, simulator, options } = await setUp('process', { segmentMs: 1500 });
      const audio = new SpokenMicrophone(clock);
      const speechToText = resilientSpeechToText([listenerOf(listener, options)], { clock, random: () => 0.5 });
      const controller = new AbortController();
      const parts: SpeechToTextPart[] = [];
      const read = async (): Promise<void> => {
        for await (const part of speechToText.transcribe({ audio, language: 'en' }, { signal: controller.signal })) parts.push(part);
      };
      const done = read();
      await clock.advance(0);
      for (const sentence of SENTENCES) {
        await audio.say(sentence);
        simulator.sockets.cut();
        await audio.silence(300);
      }
      await audio.silence(3000);
      controller.abort();
      await clock.advance(5000);
      await done;
      assert.equal(heard(parts), SENTENCES.join(' '));
      assert.equal(simulator.sockets.connections.length, SENTENCES.length + 1);
      const times = parts.flatMap((part) => (part.type === 'transcript-end' ? (part.words ?? []) : []));
      for (const [index, { start, end }] of audio.spans.entries()) {
        const length = SENTENCES[index]!.split(' ').length;
        const from = SENTENCES.slice(0, index).join(' ').split(' ').filter((word) => word !== '').length;
        for (const word of times.slice(from, from + length)) assert.equal(word.start >= start - 100 && word.end <= end + 100, true, `${word.text}: ${word.start} to ${word.end}, said from ${start} to ${end}`);
      }
    });
  }
});

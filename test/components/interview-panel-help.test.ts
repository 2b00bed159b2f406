import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { en } from '../../components/internal/strings/en/index.js';
import { answering, FEEDBACK, focused, HELP, helpful, inside, shown, TYPED, until } from '../helpers/panel.js';

const helped = () => answering({ adapters: { interviewer: helpful() } });

describe('<interview-panel>, asking in return', () => {
  it('is done with the keyboard; the reply is where screen readers hear it, and the answer goes on', async () => {
    const { panel, session } = await helped();
    session.editAnswer('I begin with ');
    inside(panel, '.ask summary').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => inside<HTMLDetailsElement>(panel, '.ask').open, 'the form');
    inside<HTMLInputElement>(panel, '.ask input').focus();
    await sendKeys({ type: 'What is slow?' });
    await sendKeys({ press: 'Enter' });
    await until(() => session.state.help?.stage === 'done', 'the reply');
    await panel.updateComplete;
    const reply = inside(panel, '.help');
    expect(shown(reply)).to.equal(`${en.panelAsked} What is slow? ${HELP.text}`);
    expect(reply.closest('[role="status"]')).to.exist;
    expect(inside<HTMLInputElement>(panel, '.ask input').value).to.equal('');
    expect(focused()?.matches('.ask input')).to.equal(true);
    expect(inside<HTMLTextAreaElement>(panel, 'textarea.transcript').value).to.equal('I begin with ');
    expect(session.state.turn).to.equal('listening');
  });

  it('has buttons for other words and for the time', async () => {
    const { panel, candidate, session } = await helped();
    inside(panel, '.ask summary').click();
    await candidate.press(en.panelAskClarify);
    await candidate.is(({ help }) => help?.stage === 'done', 'the reply');
    await candidate.press(en.panelAskTime);
    await candidate.is(({ help }) => help?.stage === 'done' && help.count === 2, 'the second reply');
    const asked = session.events.flatMap((event) => (event.type === 'help-asked' ? [event.data?.wanted] : []));
    expect(asked).to.deep.equal([{ wish: 'clarify' }, { wish: 'time' }]);
  });

  it('keeps what was typed when it is refused, and says why', async () => {
    const { panel, session } = await helped();
    for (let count = 0; count < 10; count++) {
      await session.askForHelp({ wish: 'repeat' });
      await until(() => session.state.help?.stage === 'done', 'the reply');
    }
    inside(panel, '.ask summary').click();
    const input = inside<HTMLInputElement>(panel, '.ask input');
    input.value = 'Once more?';
    input.form?.requestSubmit();
    await until(() => panel.renderRoot.querySelector('main > .note'), 'the notice');
    expect(shown(inside(panel, 'main > .note'))).to.contain('enough was asked');
    expect(input.value).to.equal('Once more?');
  });

  it('the question before is not asked about any more', async () => {
    const { panel, candidate, session } = await helped();
    await session.askForHelp({ wish: 'clarify' });
    await candidate.is(({ help }) => help?.stage === 'done', 'the reply');
    await candidate.answer('A few words.');
    await candidate.is(({ number, turn }) => number === 2 && turn === 'listening', 'question 2');
    expect(panel.renderRoot.querySelector('.help')).to.equal(null);
  });
});

describe('<interview-panel>, feedback', () => {
  it('stands below the next question, and at the end for all answers', async () => {
    const { panel, candidate } = await answering({ plan: { ...TYPED, questions: [{ text: 'One?' }, { text: 'Two?' }, { text: 'Three?' }] }, adapters: { interviewer: helpful() } });
    for (const number of [1, 2, 3]) {
      await candidate.is((state) => state.number === number && state.turn === 'listening', `question ${number}`);
      expect(panel.renderRoot.querySelector('.feedback') === null).to.equal(number === 1);
      await candidate.answer('A few words.');
    }
    await candidate.is(({ phase }) => phase === 'ended', 'the end');
    const told = [...panel.renderRoot.querySelectorAll('.feedback dd')].map(shown);
    expect(told).to.deep.equal([FEEDBACK, FEEDBACK, FEEDBACK]);
  });
});

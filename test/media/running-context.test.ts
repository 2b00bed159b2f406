import { expect, waitUntil } from '@open-wc/testing';
import { openRunningContext } from '../../src/media/running-context.js';

describe('openRunningContext', () => {
  it('goes on by itself when the browser interrupts it, and is closed with its signal', async () => {
    const life = new AbortController();
    const context = openRunningContext(life.signal);
    await waitUntil(() => context.state === 'running');
    await context.suspend();
    await waitUntil(() => context.state === 'running', 'it stays suspended');
    life.abort();
    await waitUntil(() => context.state === 'closed');
    document.dispatchEvent(new PointerEvent('pointerdown'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(context.state).to.equal('closed');
  });

  it('goes on with the next gesture where the browser has refused', async () => {
    for (const gesture of ['pointerdown', 'keydown', 'touchend', 'visibilitychange']) {
      const life = new AbortController();
      const context = openRunningContext(life.signal);
      await waitUntil(() => context.state === 'running');
      const refused: unknown[] = [];
      context.resume = () => Promise.reject(refused.push(gesture));
      await context.suspend();
      await waitUntil(() => refused.length > 0);
      Reflect.deleteProperty(context, 'resume');
      expect(context.state).to.equal('suspended');
      document.dispatchEvent(new Event(gesture));
      await waitUntil(() => context.state === 'running', `not with ${gesture}`);
      life.abort();
    }
  });
});

import { expect, waitUntil } from '@open-wc/testing';
import { openRunningContext, watchFrozen } from '../../src/media/running-context.js';

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

  it('leaves a context that the system has interrupted alone until a gesture, or until the system gives it back', async () => {
    const life = new AbortController();
    const context = openRunningContext(life.signal);
    await waitUntil(() => context.state === 'running');
    let tries = 0;
    context.resume = () => Promise.resolve(void (tries += 1));
    Object.defineProperty(context, 'state', { configurable: true, value: 'interrupted' });
    context.dispatchEvent(new Event('statechange'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(tries).to.equal(0);
    document.dispatchEvent(new Event('touchend'));
    expect(tries).to.equal(1);
    Object.defineProperty(context, 'state', { configurable: true, value: 'suspended' });
    context.dispatchEvent(new Event('statechange'));
    expect(tries).to.equal(2);
    Reflect.deleteProperty(context, 'state');
    life.abort();
  });

  it('asks for the loudspeaker where there is an audio session, follows it, and gives it back with the last context', async () => {
    // As Safari has it; this browser has none.
    const session = Object.assign(new EventTarget(), { type: 'ambient', state: 'active' });
    Object.defineProperty(navigator, 'audioSession', { configurable: true, value: session });
    try {
      const [one, other] = [new AbortController(), new AbortController()];
      const context = openRunningContext(one.signal);
      openRunningContext(other.signal);
      expect(session.type).to.equal('play-and-record');
      await waitUntil(() => context.state === 'running');
      let tries = 0;
      context.resume = () => Promise.resolve(void (tries += 1));
      Object.defineProperty(context, 'state', { configurable: true, value: 'interrupted' });
      session.state = 'interrupted';
      session.dispatchEvent(new Event('statechange'));
      expect(tries).to.equal(0);
      session.state = 'active';
      session.dispatchEvent(new Event('statechange'));
      expect(tries).to.equal(1);
      Reflect.deleteProperty(context, 'state');
      one.abort();
      expect(session.type).to.equal('play-and-record');
      other.abort();
      expect(session.type).to.equal('ambient');
    } finally {
      Reflect.deleteProperty(navigator, 'audioSession');
    }
  });

  it('notices a context that says that it runs and stands still, and no other', async () => {
    const life = new AbortController();
    const [alive, frozen] = [openRunningContext(life.signal), openRunningContext(life.signal)];
    await waitUntil(() => alive.state === 'running' && frozen.state === 'running');
    Object.defineProperty(frozen, 'currentTime', { configurable: true, value: 7 });
    const told: string[] = [];
    watchFrozen(alive, () => told.push('alive'), life.signal);
    watchFrozen(frozen, () => told.push('frozen'), life.signal);
    await waitUntil(() => told.length > 0, 'nothing noticed', { timeout: 8000 });
    expect(told).to.deep.equal(['frozen']);
    life.abort();
  });
});

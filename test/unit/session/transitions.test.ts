import assert from 'node:assert/strict';
import test from 'node:test';
import { InvalidStateError } from '../../../src/errors/index.js';
import { initialState } from '../../../src/session/state.js';
import { COMMANDS, assertAllowed, isAllowed, type Command } from '../../../src/session/transitions.js';
import { parsePlan } from '../../../src/spec/index.js';

const idle = initialState('s', parsePlan({ domains: ['a'] }));
const PHASES = ['idle', 'preparing', 'running', 'paused', 'ending', 'ended', 'failed'] as const;
const TURNS = ['none', 'asking', 'listening', 'thinking'] as const;

test('every command is allowed exactly where the table says, and rejected with its phase everywhere else', () => {
  let refused = 0;
  for (const [command, { phases, turns }] of Object.entries(COMMANDS) as [Command, (typeof COMMANDS)[Command]][]) {
    for (const phase of PHASES) {
      for (const turn of TURNS) {
        const state = { ...idle, phase, turn };
        const allowed = phases.includes(phase) && (turns === undefined || turns.includes(turn));
        assert.equal(isAllowed(command, state), allowed, `${command} in ${phase}/${turn}`);
        if (allowed) assertAllowed(command, state);
        else {
          refused += 1;
          assert.throws(
            () => assertAllowed(command, state),
            (error: unknown) => InvalidStateError.isInstance(error) && error.code === 'state/wrong-phase' && error.message.includes(command),
          );
        }
      }
    }
  }
  assert.ok(refused > 300);
});

test('nothing is allowed once it is over but to look at the pictures that were kept, and to delete them', () => {
  for (const phase of ['ending', 'ended', 'failed'] as const) {
    const allowed = (Object.keys(COMMANDS) as Command[]).filter((command) => isAllowed(command, { ...idle, phase }));
    assert.deepEqual(allowed, ['readSnapshot', 'deleteSnapshot']);
  }
});

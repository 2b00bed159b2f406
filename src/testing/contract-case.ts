/**
 * One thing that every implementation of a role must do. Belongs to no test runner:
 * `for (const { name, run } of cases) test(name, run)`.
 */
export interface ContractCase {
  /** A sentence that states the behaviour. */
  readonly name: string;
  /** Rejects with an error whose message says what was expected and what happened. */
  run(): Promise<void>;
}

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PORTS } from '../contracts/endpoint.ts';
import { fail, ok, type Result } from '../contracts/result.ts';
import { parsePort } from '../native-bridge/bin-options.ts';
import { policyProblem } from '../native-bridge/bin-problems.ts';
import { policyPath, readPolicy, type Policy } from '../native-bridge/policy/policy.ts';

export interface AppOptions {
  readonly policy: Policy;
  readonly ports: readonly number[];
}

/**
 * Policy and ports of this start. `--policy FILE` and `--port N` are for developers and tests: a computer's own policy cannot
 * be replaced. Other arguments are Electron's or the system's business.
 *
 * @returns a sentence for the administrator where the policy is at fault: it is never half obeyed
 */
export function appOptions(
  args: readonly string[],
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): Result<AppOptions, string> {
  const { values } = parseArgs({
    args: [...args],
    options: { policy: { type: 'string' }, port: { type: 'string' } },
    strict: false,
  });
  const named = typeof values.policy === 'string' ? values.policy : undefined;
  const own = policyPath(platform, env);
  if (named !== undefined && existsSync(own)) {
    return fail(`This computer has a policy (${own}): --policy cannot replace it.`);
  }
  const policy = readPolicy(named ?? own, named === undefined);
  if (!policy.ok) return fail(policyProblem(policy.error));
  const port = typeof values.port === 'string' ? parsePort(values.port) : null;
  return ok({ policy: policy.value, ports: port ?? PORTS });
}

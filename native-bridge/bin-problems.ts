import { unreachable } from '../contracts/result.ts';
import type { PolicyFault } from './policy/policy.ts';
import type { NoPortError, RefusedPort } from './server/listen.ts';
import { findPortHolder } from './server/peer/port-holder.ts';

/** What stops the headless bridge from starting, in sentences for whoever started it. */
export function policyProblem(fault: PolicyFault): string {
  switch (fault.kind) {
    case 'unreadable':
      return `The policy file ${fault.path} cannot be read.`;
    case 'not-json':
      return `The policy file ${fault.path} is not JSON.`;
    case 'invalid':
      return `The policy file ${fault.path} is wrong at: ${fault.where}.`;
    case 'unknown-key':
      return `The policy file ${fault.path} is wrong at: ${fault.key}. Known: ${fault.known.join(', ')}.`;
    default:
      return unreachable(fault);
  }
}

export async function portsProblem({ ports }: NoPortError): Promise<string> {
  const problems = await Promise.all(ports.map(portProblem));
  return `Cannot listen: ${problems.join('; ')}. Choose another port with --port, or end the program that holds it.`;
}

async function portProblem({ port, why }: RefusedPort): Promise<string> {
  if (why === 'not-allowed') return `port ${port} is not for this user`;
  const holder = await findPortHolder(port);
  return `port ${port} is held by ${holder === null ? 'another program' : `${holder.name} (process ${holder.pid})`}`;
}

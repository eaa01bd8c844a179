import { format } from 'prettier';
import { ERROR_TEXTS } from '../../contracts/error-texts.ts';
import { ERROR_CODES, ERROR_FACTS, type ErrorCode } from '../../contracts/errors.ts';
import { LANGUAGES } from '../../contracts/languages.ts';
import { ERROR_MEANINGS } from './error-meanings.ts';

const INTRODUCTION = `# Errors

<!-- Written by \`npm run docs:errors\` from contracts/errors.ts, contracts/error-texts.ts and
     build/scripts/error-meanings.ts. Change those, not this file. -->

A call to the bridge fails with a JSON-RPC error object whose \`data\` is \`{ code, retriable, triesLeft? }\`. The list of
codes is closed: a code is added only with a higher \`apiLevel\`, and none changes its meaning. \`retriable\` says that the
same call may succeed once the citizen (or time) has changed something. \`message\` is for logs; what people read is the
cause and the remedy below. The Web eID equivalent is what pages get that use the \`web-eid.js\` entry point.
`;

/** The text of docs/errors.md, formatted as prettier wants it with the repository's settings. */
export function renderErrorsDoc(): Promise<string> {
  const rows = ERROR_CODES.map((code) => {
    const { retriable, jsonRpcCode, webEid } = ERROR_FACTS[code];
    return `| [\`${code}\`](#${code.toLowerCase()}) | ${yesNo(retriable)} | ${String(jsonRpcCode)} | \`${webEid}\` |`;
  });
  const table = ['| code | retriable | JSON-RPC code | Web eID equivalent |', '|---|---|---|---|', ...rows].join('\n');
  const text = [INTRODUCTION, table, ...ERROR_CODES.map(renderCode)].join('\n\n');
  return format(text, { parser: 'markdown', printWidth: 120 });
}

function renderCode(code: ErrorCode): string {
  const { cause, remedy } = ERROR_TEXTS[code];
  const texts = LANGUAGES.map((language) => `- ${language}: **${cause[language]}** ${remedy[language]}`);
  return [`## \`${code}\``, ERROR_MEANINGS[code], texts.join('\n')].join('\n\n');
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

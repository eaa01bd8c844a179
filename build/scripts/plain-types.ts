import ts from 'typescript';

/** Type-checks text that sees the module as `m`, and gives the types that the text exports, by name. */
export type Probe = (source: string) => {
  readonly checker: ts.TypeChecker;
  readonly types: ReadonlyMap<string, ts.Type>;
};

/**
 * Declarations of a contracts module without its schema library: each exported type written out. A page's developer
 * then needs no package but ours to check types against it.
 */
export function plainTypes(moduleExports: readonly ts.Symbol[], probe: Probe): string {
  const aliases = moduleExports
    .filter((symbol) => (symbol.flags & ts.SymbolFlags.Type) !== 0)
    .map((symbol) => ({ name: symbol.name, parameters: typeParameters(symbol) }));
  const { checker, types } = probe(aliases.map(probeText).join('\n'));
  return aliases.map((alias) => writeAlias(alias, types.get(alias.name), checker)).join('\n');
}

interface Alias {
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

interface Parameter {
  readonly name: string;
  readonly constraint: string;
}

function typeParameters(symbol: ts.Symbol): readonly Parameter[] {
  const declaration = symbol.declarations?.find(ts.isTypeAliasDeclaration);
  return (declaration?.typeParameters ?? []).map(({ name, constraint }) => ({
    name: name.text,
    constraint: constraint?.getText() ?? 'unknown',
  }));
}

/** A type with a parameter is written as a table over the parameter's values; more than one is not needed so far. */
function probeText({ name, parameters: [parameter, second] }: Alias): string {
  if (second !== undefined || parameter?.constraint === 'unknown') throw new Error(`${name}: parameters not supported`);
  if (parameter === undefined) return `export type ${name} = m.${name};`;
  return `export type ${name} = { [K in m.${parameter.constraint}]: m.${name}<K> };`;
}

function writeAlias(
  { name, parameters: [parameter] }: Alias,
  type: ts.Type | undefined,
  checker: ts.TypeChecker,
): string {
  if (type === undefined) throw new Error(`no type for ${name}`);
  const written = writeType(type, checker);
  if (parameter === undefined) return `export type ${name} = ${written};`;
  return `export type ${name}<${parameter.name} extends ${parameter.constraint}> = ${written}[${parameter.name}];`;
}

function writeType(type: ts.Type, checker: ts.TypeChecker): string {
  if (type.isUnion()) return writeUnion(type.types, checker);
  if (checker.isArrayType(type)) {
    const readonly = type.getSymbol()?.name === 'ReadonlyArray' ? 'readonly ' : '';
    return `${readonly}${parenthesised(elementOf(type, checker), checker)}[]`;
  }
  if (checker.isTupleType(type)) {
    const elements = checker.getTypeArguments(type as ts.TypeReference).map((element) => writeType(element, checker));
    return `readonly [${elements.join(', ')}]`;
  }
  const properties = checker.getPropertiesOfType(type);
  const writtenOut = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 && !isOfLibrary(type);
  if (!writtenOut || type.getCallSignatures().length > 0) return checker.typeToString(type);
  const index = checker.getIndexInfosOfType(type).map((info) => {
    return `[key: ${checker.typeToString(info.keyType)}]: ${writeType(info.type, checker)};`;
  });
  return `{ ${[...index, ...properties.map((property) => writeProperty(property, checker))].join(' ')} }`;
}

function writeProperty(property: ts.Symbol, checker: ts.TypeChecker): string {
  const documentation = ts.displayPartsToString(property.getDocumentationComment(checker));
  const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
  const type = writeType(checker.getTypeOfSymbol(property), checker);
  const name = /^[\w$]+$/.test(property.name) ? property.name : JSON.stringify(property.name);
  const comment = documentation === '' ? '' : `\n/** ${documentation.replaceAll('\n', ' ')} */\n`;
  return `${comment}${name}${optional ? '?' : ''}: ${type};`;
}

function writeUnion(members: readonly ts.Type[], checker: ts.TypeChecker): string {
  const written = members.map((member) => writeType(member, checker));
  const both = written.includes('true') && written.includes('false');
  const rest = both ? [...written.filter((text) => text !== 'true' && text !== 'false'), 'boolean'] : written;
  return [...new Set(rest)].join(' | ');
}

function parenthesised(type: ts.Type, checker: ts.TypeChecker): string {
  const written = writeType(type, checker);
  return type.isUnion() ? `(${written})` : written;
}

function elementOf(type: ts.Type, checker: ts.TypeChecker): ts.Type {
  const [element] = checker.getTypeArguments(type as ts.TypeReference);
  if (element === undefined) throw new Error('an array type without element');
  return element;
}

/** Uint8Array and its like are named, not written out. */
function isOfLibrary(type: ts.Type): boolean {
  const file = type.getSymbol()?.declarations?.[0]?.getSourceFile().fileName ?? '';
  return /[\\/]typescript[\\/]lib[\\/]lib\./.test(file);
}

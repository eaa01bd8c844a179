import { registerHooks } from 'node:module';

// `import … from 'electron'` of the built app finds the stand-in; everything else is what it is.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

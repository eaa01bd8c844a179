import { bundleForNode } from './node-bundle.ts';

/** Bundles the bridge and its card worker to dist/bridge/{bin,worker}.js. */
await bundleForNode({ bin: 'native-bridge/bin.ts', worker: 'native-bridge/worker/main.ts' }, 'dist/bridge');

/** A step of the demo that failed, in words for whoever started it. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure';
}

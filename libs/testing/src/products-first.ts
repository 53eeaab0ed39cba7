import type { Test } from '@jest/test-result';
import sequencer from '@jest/test-sequencer';

/** The types describe its CommonJS module, where the class is the property `default`. */
const Sequencer = sequencer as unknown as typeof sequencer.default;

/** Begins with the specs that start whole products, which take minutes: one that began last would be waited for with one core. */
export default class ProductsFirst extends Sequencer {
  override async sort(tests: Test[]): Promise<Test[]> {
    const rank = ({ path }: Test) => Number(!path.includes('/apps/e2e/'));
    return [...(await super.sort(tests))].sort((a, b) => rank(a) - rank(b));
  }
}

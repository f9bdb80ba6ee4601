/** The order of the files: Vitest's, but the stack's come before the parts. One of them takes twenty seconds, and would be left over. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const rankOf = ({ project }: TestSpecification): number =>
  2 * project.config.sequence.groupOrder + (project.name === 'stack' ? 0 : 1);

export default class StackFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => rankOf(one) - rankOf(other));
  }
}

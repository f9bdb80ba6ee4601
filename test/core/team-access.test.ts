import { describe, expect, it } from 'vitest';
import { mayCall, personOf } from '../../core/team-access.ts';

describe('a person', () => {
  it.each([
    ['[admin agent]', true, true],
    ['[agent]', true, false],
    ['[admin]', true, true],
    ['agent', true, false],
    ['agent,admin', true, true],
    [['agent'], true, false],
    [['agent admin'], false, false],
    ['[]', false, false],
    ['', false, false],
    ['[agents administrators]', false, false],
    [undefined, false, false],
    [{ admin: true }, false, false],
  ])('with the groups %j', (groups, isAgent, isAdmin) => {
    const person = personOf({ sub: 'ada', 'cognito:groups': groups }, 'cognito:groups');
    expect(person).toMatchObject({ isAgent, isAdmin });
  });

  it('is read from the configured claim only', () => {
    expect(personOf({ sub: 'ada', groups: '[admin]' }, 'cognito:groups')).toMatchObject({ isAgent: false });
    expect(personOf({ sub: 'ada', groups: '[admin]' }, 'groups')).toMatchObject({ isAdmin: true });
  });

  it.each([[{ sub: 'ada', token_use: 'id' }], [{ sub: 'ada', token_use: null }], [{ sub: '' }], [{ sub: 5 }], [{}]])(
    'is nobody with the claims %j',
    (claims) => {
      expect(personOf(claims, 'groups')).toBeUndefined();
    },
  );

  it('may call what their role allows', () => {
    const [admin, agent, nobody] = ['[admin]', '[agent]', '[]'].map((groups) =>
      personOf({ sub: 'x', groups }, 'groups'),
    );
    const may = (['admin', 'agent', 'public'] as const).map((role) =>
      [admin, agent, nobody].map((person) => person && mayCall(person, role)),
    );
    expect(may).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });
});

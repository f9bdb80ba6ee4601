/** What is done with the people of the team. Loaded with the first such request. */
export { actOnMember, setRole } from './access.ts';
export { inviteMember } from './invite.ts';
export { listMembers } from './show-members.ts';

/** What is told to people, by the rooms to the left. Each has its words in `texts.ts`. */
export const noticeKinds = [
  'need.reported',
  'need.discussed',
  'review.opened',
  'review.returned',
  'review.approved',
  'version.approved',
  'badge.submitted',
  'badge.returned',
  'badge.approved',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export function isNoticeKind(kind: string): kind is NoticeKind {
  return (noticeKinds as readonly string[]).includes(kind)
}

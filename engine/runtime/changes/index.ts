export { type ChangeFeed, openChangeFeed } from './change-feed.ts'
export { changeCursor } from './cursor.ts'
export { notificationTold } from './notification-told.ts'
export { type Told, type Watch, watchAttention, watchDefinitions, watchNotifications, watchRecords } from './watch-changes.ts'

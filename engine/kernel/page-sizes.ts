/** How many entries are read at once; fewer came: there are no more. */
export const auditAtOnce = 200
export const notificationsAtOnce = 50

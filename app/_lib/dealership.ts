/** Cookie with the dealership the person works in; `*` is the network. */
export const dealershipCookie = 'pitlane-dealership'

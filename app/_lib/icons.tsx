import {
  IconAlertTriangle, IconBell, IconBox, IconBrandGraphql, IconBuilding, IconBuildingStore, IconCalendar, IconCalendarTime, IconCar, IconCarGarage, IconCategory, IconChartBar, IconChartPie,
  IconChecklist, IconCircleDot, IconClipboardCheck, IconClipboardList, IconClipboardText, IconCoin, IconFileDollar, IconFileText, IconFlag, IconForms,
  IconHeadset, IconHistory, IconHome, IconId, IconIdBadge2, IconList, IconMessage, IconMessageCircle, IconMessageReport, IconMessages,
  IconMoodSad, IconMoodSmile, IconPackage, IconPhone, IconPhoneCall, IconPhoneIncoming, IconReportAnalytics, IconRoute, IconSettings, IconShieldCheck, IconSitemap,
  IconStar, IconSteeringWheel, IconTableExport, IconTag, IconTags, IconTarget, IconTool, IconTrafficCone, IconTruck, IconUser, IconUserOff, IconUserPlus, IconUsers, IconUsersGroup, IconVersions, IconWalk,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

/** The icons that definitions may name; anything else gets the plain dot. */
const icons: Readonly<Record<string, ComponentType<IconProps>>> = {
  'alert-triangle': IconAlertTriangle, bell: IconBell, box: IconBox, building: IconBuilding, 'building-store': IconBuildingStore,
  calendar: IconCalendar, 'calendar-time': IconCalendarTime, car: IconCar, 'car-garage': IconCarGarage, category: IconCategory, 'chart-bar': IconChartBar, 'chart-pie': IconChartPie, checklist: IconChecklist,
  'clipboard-check': IconClipboardCheck, 'clipboard-list': IconClipboardList, 'clipboard-text': IconClipboardText, coin: IconCoin,
  'file-dollar': IconFileDollar, 'file-text': IconFileText, flag: IconFlag, forms: IconForms, headset: IconHeadset, history: IconHistory, home: IconHome, id: IconId,
  'id-badge-2': IconIdBadge2, list: IconList, message: IconMessage, 'message-circle': IconMessageCircle, 'message-report': IconMessageReport,
  messages: IconMessages, 'mood-sad': IconMoodSad, 'mood-smile': IconMoodSmile, package: IconPackage, phone: IconPhone, 'phone-call': IconPhoneCall, 'phone-incoming': IconPhoneIncoming,
  'report-analytics': IconReportAnalytics, route: IconRoute, settings: IconSettings, 'shield-check': IconShieldCheck, sitemap: IconSitemap,
  star: IconStar, 'steering-wheel': IconSteeringWheel, 'table-export': IconTableExport, tag: IconTag, tags: IconTags, target: IconTarget, tool: IconTool,
  'traffic-cone': IconTrafficCone, truck: IconTruck, user: IconUser, 'user-off': IconUserOff, 'user-plus': IconUserPlus, users: IconUsers, 'users-group': IconUsersGroup, versions: IconVersions, walk: IconWalk, 'brand-graphql': IconBrandGraphql,
}

/** Names that definitions may choose from. */
export const iconNames: readonly string[] = Object.keys(icons)

export function Icon({ name, size = 16 }: { readonly name: string; readonly size?: number }) {
  const Shape = icons[name] ?? IconCircleDot
  return <Shape size={size} stroke={1.6} aria-hidden />
}

/**
 * The screens, in the order of the navigation.
 *
 * A new screen is a folder in `screens/`, its name in `state/place` and one line here; a missing title does not compile.
 */
import ChartColumnStacked from '@lucide/svelte/icons/chart-column-stacked';
import BookOpen from '@lucide/svelte/icons/book-open';
import CalendarRange from '@lucide/svelte/icons/calendar-range';
import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import ContactRound from '@lucide/svelte/icons/contact-round';
import FileDown from '@lucide/svelte/icons/file-down';
import FileText from '@lucide/svelte/icons/file-text';
import Mail from '@lucide/svelte/icons/mail';
import MessageSquareQuote from '@lucide/svelte/icons/message-square-quote';
import PhoneCall from '@lucide/svelte/icons/phone-call';
import SquareKanban from '@lucide/svelte/icons/square-kanban';
import Calculator from '@lucide/svelte/icons/calculator';
import Settings from '@lucide/svelte/icons/settings';
import Target from '@lucide/svelte/icons/target';
import type { Component } from 'svelte';
import type { Lang } from './messages/index.svelte';
import AimsScreen from './screens/aims/AimsScreen.svelte';
import AnalysesScreen from './screens/analyses/AnalysesScreen.svelte';
import CallsScreen from './screens/calls/CallsScreen.svelte';
import CampaignsScreen from './screens/campaigns/CampaignsScreen.svelte';
import ContactsScreen from './screens/contacts/ContactsScreen.svelte';
import DashboardScreen from './screens/dashboard/DashboardScreen.svelte';
import GuideScreen from './screens/guide/GuideScreen.svelte';
import ImportsScreen from './screens/imports/ImportsScreen.svelte';
import LongScreen from './screens/long/LongScreen.svelte';
import OpinionsScreen from './screens/opinions/OpinionsScreen.svelte';
import PipelineScreen from './screens/pipeline/PipelineScreen.svelte';
import ReportsScreen from './screens/reports/ReportsScreen.svelte';
import SettingsScreen from './screens/settings/SettingsScreen.svelte';
import SimulatorScreen from './screens/simulator/SimulatorScreen.svelte';
import type { ScreenKey } from './state/place.svelte';

interface Screen {
  title: Record<Lang, string>;
  icon: typeof Mail;
  component: Component;
}

export const screens: Record<ScreenKey, Screen> = {
  dashboard: { title: { fr: 'Tableau de bord', en: 'Dashboard' }, icon: ChartNoAxesColumn, component: DashboardScreen },
  campaigns: { title: { fr: 'Campagnes', en: 'Campaigns' }, icon: Mail, component: CampaignsScreen },
  contacts: { title: { fr: 'Destinataires', en: 'Contacts' }, icon: ContactRound, component: ContactsScreen },
  calls: { title: { fr: 'À appeler', en: 'Call list' }, icon: PhoneCall, component: CallsScreen },
  opinions: { title: { fr: 'Avis', en: 'Opinions' }, icon: MessageSquareQuote, component: OpinionsScreen },
  pipeline: { title: { fr: 'Pipeline', en: 'Pipeline' }, icon: SquareKanban, component: PipelineScreen },
  analyses: { title: { fr: 'Analyses', en: 'Analyses' }, icon: ChartColumnStacked, component: AnalysesScreen },
  aims: { title: { fr: 'Objectifs', en: 'Targets' }, icon: Target, component: AimsScreen },
  long: { title: { fr: 'Vue longue', en: 'Long view' }, icon: CalendarRange, component: LongScreen },
  simulator: { title: { fr: 'Simulateur', en: 'Simulator' }, icon: Calculator, component: SimulatorScreen },
  imports: { title: { fr: 'Imports', en: 'Imports' }, icon: FileDown, component: ImportsScreen },
  reports: { title: { fr: 'Rapports', en: 'Reports' }, icon: FileText, component: ReportsScreen },
  settings: { title: { fr: 'Réglages', en: 'Settings' }, icon: Settings, component: SettingsScreen },
  guide: { title: { fr: 'Guide', en: 'Guide' }, icon: BookOpen, component: GuideScreen },
};

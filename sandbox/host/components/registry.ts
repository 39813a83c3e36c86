import type { ComponentMapping } from '@remote-ui/react/host';
import { Accordion } from './accordion.tsx';
import {
  PageBreadcrumbs,
  PageBreadcrumbsCurrent,
  PageBreadcrumbsPageLink,
  PageHeader,
  PageHeaderLink,
  PageHeaderPageLink,
  PageHeaderPrimaryAction,
  PageHeaderSecondaryActions,
  PageLink,
  PageTitle,
} from './app-pages.tsx';
import { Button, ButtonRow, LoadingButton } from './buttons.tsx';
import { BarChart } from './charts/bar-chart.tsx';
import { LineChart } from './charts/line-chart.tsx';
import { CrmActionButton, CrmActionLink, CrmCardActions } from './crm-actions.tsx';
import { Dropdown, DropdownButtonItem } from './dropdown.tsx';
import { Alert, EmptyState, ErrorState, LoadingSpinner, ProgressBar } from './feedback.tsx';
import { DateInput, TimeInput } from './fields/date-inputs.tsx';
import { Form } from './fields/form.tsx';
import { MultiSelect } from './fields/multi-select.tsx';
import { CurrencyInput, NumberInput, StepperInput } from './fields/number-inputs.tsx';
import { Select } from './fields/select.tsx';
import { Input, SearchInput, TextArea } from './fields/text-inputs.tsx';
import { Checkbox, RadioButton, Toggle, ToggleGroup } from './fields/toggles.tsx';
import { Icon } from './icon.tsx';
import { AutoGrid, Box, Card, Divider, Flex, Inline, Spacer, Stack, Tile } from './layout.tsx';
import { Link } from './link.tsx';
import { DescriptionList, DescriptionListItem, List } from './lists.tsx';
import { DialogBody, DialogFooter, Modal, Panel, PanelSection, Tooltip } from './overlays.tsx';
import { Illustration, Image } from './pictures.tsx';
import { ScoreCircle } from './score-circle.tsx';
import { Statistics, StatisticsItem, StatisticsTrend } from './statistics.tsx';
import { StepIndicator } from './step-indicator.tsx';
import { Table, TableBody, TableCell, TableFooter, TableHead, TableHeader, TableRow } from './table.tsx';
import { Tab, Tabs } from './tabs.tsx';
import { StatusTag, Tag } from './tags.tsx';
import { Heading, Text } from './typography.tsx';

/**
 * HubSpot's components by the names that they have on the wire. A name that is missing here makes a card that uses it fail
 * where it uses it, with that name: nothing is shown in its place.
 */
export const HOST_COMPONENTS = {
  Accordion,
  Alert,
  AutoGrid,
  BarChart,
  Box,
  Button,
  ButtonRow,
  Card,
  Checkbox,
  CrmActionButton,
  CrmActionLink,
  CrmCardActions,
  CurrencyInput,
  DateInput,
  DescriptionList,
  DescriptionListItem,
  Divider,
  Dropdown,
  DropdownButtonItem,
  EmptyState,
  ErrorState,
  Flex,
  Form,
  Heading,
  Icon,
  Illustration,
  Image,
  Inline,
  Input,
  LineChart,
  Link,
  List,
  LoadingButton,
  LoadingSpinner,
  Modal,
  ModalBody: DialogBody,
  ModalFooter: DialogFooter,
  MultiSelect,
  NumberInput,
  PageBreadcrumbs,
  PageBreadcrumbsCurrent,
  PageBreadcrumbsPageLink,
  PageHeader,
  PageHeaderLink,
  PageHeaderPageLink,
  PageHeaderPrimaryAction,
  PageHeaderSecondaryActions,
  PageLink,
  PageTitle,
  Panel,
  PanelBody: DialogBody,
  PanelFooter: DialogFooter,
  PanelSection,
  ProgressBar,
  RadioButton,
  ScoreCircle,
  SearchInput,
  Select,
  Spacer,
  Stack,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  StatusTag,
  StepIndicator,
  StepperInput,
  Tab,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  Tabs,
  Tag,
  Text,
  TextArea,
  // HubSpot's older spelling, still registered.
  Textarea: TextArea,
  Tile,
  TimeInput,
  Toggle,
  ToggleGroup,
  Tooltip,
} satisfies ComponentMapping;

export const HOST_COMPONENT_NAMES: readonly string[] = Object.keys(HOST_COMPONENTS);

import type { CrmObjectType } from '../crm-data.ts';
import { OBJECT_TYPES } from '../object-types.ts';
import type { FieldType, PropertyType } from './definition.ts';

/** A property that HubSpot ships: only those that the app, the demo and the tests meet. */
export interface StandardProperty {
  readonly name: string;
  readonly label: string;
  readonly type: PropertyType;
  readonly fieldType: FieldType;
  readonly options?: readonly string[];
  readonly readOnly?: true;
  readonly external?: true;
}

function text(name: string, label: string): StandardProperty {
  return { name, label, type: 'string', fieldType: 'text' };
}

function number(name: string, label: string): StandardProperty {
  return { name, label, type: 'number', fieldType: 'number' };
}

function instant(name: string, label: string): StandardProperty {
  return { name, label, type: 'datetime', fieldType: 'date' };
}

function choice(name: string, label: string, options: readonly string[]): StandardProperty {
  return { name, label, type: 'enumeration', fieldType: 'select', options };
}

function flag(name: string, label: string): StandardProperty {
  return { name, label, type: 'bool', fieldType: 'booleancheckbox', options: ['true', 'false'] };
}

function computed(property: StandardProperty): StandardProperty {
  return { ...property, readOnly: true };
}

const OWNER: StandardProperty = {
  name: 'hubspot_owner_id',
  label: 'Owner',
  type: 'enumeration',
  fieldType: 'select',
  external: true,
};

export const STANDARD_INDUSTRIES = [
  'ACCOUNTING',
  'AUTOMOTIVE',
  'BANKING',
  'CHEMICALS',
  'COMPUTER_SOFTWARE',
  'CONSTRUCTION',
  'EDUCATION_MANAGEMENT',
  'FINANCIAL_SERVICES',
  'FOOD_PRODUCTION',
  'GOVERNMENT_ADMINISTRATION',
  'HIGHER_EDUCATION',
  'HOSPITAL_HEALTH_CARE',
  'INFORMATION_TECHNOLOGY_AND_SERVICES',
  'INSURANCE',
  'LAW_PRACTICE',
  'LOGISTICS_AND_SUPPLY_CHAIN',
  'MACHINERY',
  'MANAGEMENT_CONSULTING',
  'MEDIA_PRODUCTION',
  'OIL_ENERGY',
  'PHARMACEUTICALS',
  'REAL_ESTATE',
  'RETAIL',
  'TELECOMMUNICATIONS',
  'TRANSPORTATION_TRUCKING_RAILROAD',
  'UTILITIES',
];

const OWN: Readonly<Record<CrmObjectType, readonly StandardProperty[]>> = {
  companies: [
    text('name', 'Company name'),
    text('domain', 'Company domain name'),
    text('website', 'Website URL'),
    text('city', 'City'),
    text('country', 'Country/Region'),
    text('description', 'Description'),
    { name: 'phone', label: 'Phone number', type: 'string', fieldType: 'phonenumber' },
    choice('industry', 'Industry', []),
    number('numberofemployees', 'Number of employees'),
    number('annualrevenue', 'Annual revenue'),
    choice('lifecyclestage', 'Lifecycle stage', ['lead', 'opportunity', 'customer', 'evangelist', 'other']),
    choice('type', 'Type', ['PROSPECT', 'PARTNER', 'RESELLER', 'VENDOR', 'OTHER']),
    OWNER,
    computed(instant('notes_last_contacted', 'Last contacted')),
    computed(instant('notes_last_updated', 'Last activity date')),
    computed(instant('hs_last_sales_activity_timestamp', 'Last engagement date')),
    computed(number('hs_num_open_deals', 'Number of open deals')),
    computed(number('num_associated_deals', 'Number of associated deals')),
    computed(number('total_revenue', 'Total revenue')),
    computed(number('recent_deal_amount', 'Recent deal amount')),
    computed(instant('recent_deal_close_date', 'Recent deal close date')),
    computed(text('hs_merged_object_ids', 'Merged company IDs')),
    computed(number('hs_parent_company_id', 'Parent company')),
  ],
  contacts: [
    text('firstname', 'First name'),
    text('lastname', 'Last name'),
    text('email', 'Email'),
    text('jobtitle', 'Job title'),
    text('company', 'Company name'),
    { name: 'phone', label: 'Phone number', type: 'string', fieldType: 'phonenumber' },
    choice('lifecyclestage', 'Lifecycle stage', ['lead', 'opportunity', 'customer', 'evangelist', 'other']),
    OWNER,
    computed(instant('notes_last_contacted', 'Last contacted')),
    computed(text('hs_merged_object_ids', 'Merged contact IDs')),
    computed(number('associatedcompanyid', 'Primary associated company ID')),
  ],
  deals: [
    text('dealname', 'Deal name'),
    number('amount', 'Amount'),
    computed(number('amount_in_home_currency', 'Amount in company currency')),
    choice('deal_currency_code', 'Currency', []),
    choice('pipeline', 'Pipeline', []),
    choice('dealstage', 'Deal stage', []),
    choice('dealtype', 'Deal type', []),
    instant('closedate', 'Close date'),
    text('description', 'Deal description'),
    text('closed_lost_reason', 'Closed lost reason'),
    text('closed_won_reason', 'Closed won reason'),
    OWNER,
    computed(flag('hs_is_closed', 'Is deal closed?')),
    computed(flag('hs_is_closed_won', 'Is closed won')),
    computed(flag('hs_is_closed_lost', 'Is closed lost')),
    computed(number('hs_deal_stage_probability', 'Deal probability')),
    computed(number('hs_primary_associated_company', 'Primary associated company')),
    computed(number('hs_mrr', 'Monthly recurring revenue')),
    computed(number('hs_arr', 'Annual recurring revenue')),
    computed(number('hs_acv', 'Annual contract value')),
    computed(number('hs_tcv', 'Total contract value')),
    number('hs_exchange_rate', 'Exchange rate'),
    computed(text('hs_merged_object_ids', 'Merged deal IDs')),
  ],
  line_items: [
    text('name', 'Name'),
    text('description', 'Description'),
    text('hs_sku', 'SKU'),
    text('hs_product_id', 'Product ID'),
    number('quantity', 'Quantity'),
    number('price', 'Unit price'),
    number('discount', 'Unit discount'),
    computed(number('amount', 'Net price')),
    choice('recurringbillingfrequency', 'Billing frequency', [
      'weekly',
      'biweekly',
      'monthly',
      'quarterly',
      'per_six_months',
      'annually',
      'per_two_years',
      'per_three_years',
      'per_four_years',
      'per_five_years',
    ]),
    text('hs_recurring_billing_period', 'Term'),
    number('hs_term_in_months', 'Term (months)'),
    { name: 'hs_recurring_billing_start_date', label: 'Billing start date', type: 'date', fieldType: 'date' },
    { name: 'hs_recurring_billing_end_date', label: 'Billing end date', type: 'date', fieldType: 'date' },
    choice('hs_line_item_currency_code', 'Currency', []),
    computed(number('hs_mrr', 'Monthly recurring revenue')),
    computed(number('hs_arr', 'Annual recurring revenue')),
    computed(number('hs_acv', 'Annual contract value')),
    computed(number('hs_tcv', 'Total contract value')),
  ],
  calls: [
    instant('hs_timestamp', 'Activity date'),
    text('hs_call_title', 'Call title'),
    text('hs_call_body', 'Call notes'),
    choice('hs_call_direction', 'Call direction', ['INBOUND', 'OUTBOUND']),
    choice('hs_call_status', 'Call status', [
      'BUSY',
      'CALLING_CRM_USER',
      'CANCELED',
      'COMPLETED',
      'CONNECTING',
      'FAILED',
      'IN_PROGRESS',
      'MISSED',
      'NO_ANSWER',
      'QUEUED',
      'RINGING',
    ]),
    number('hs_call_duration', 'Call duration'),
    // The option values are ids that differ from portal to portal.
    { ...choice('hs_call_disposition', 'Call outcome', []), external: true },
    OWNER,
  ],
  meetings: [
    instant('hs_timestamp', 'Activity date'),
    text('hs_meeting_title', 'Meeting name'),
    text('hs_meeting_body', 'Meeting description'),
    instant('hs_meeting_start_time', 'Meeting start time'),
    instant('hs_meeting_end_time', 'Meeting end time'),
    choice('hs_meeting_outcome', 'Meeting outcome', ['SCHEDULED', 'COMPLETED', 'RESCHEDULED', 'NO_SHOW', 'CANCELED']),
    OWNER,
  ],
  emails: [
    instant('hs_timestamp', 'Activity date'),
    text('hs_email_subject', 'Email subject'),
    text('hs_email_text', 'Email body'),
    choice('hs_email_direction', 'Email direction', ['EMAIL', 'INCOMING_EMAIL', 'FORWARDED_EMAIL']),
    choice('hs_email_status', 'Email send status', ['BOUNCED', 'FAILED', 'SCHEDULED', 'SENDING', 'SENT']),
    computed(text('hs_sequence_id', 'Sequence ID')),
    computed(text('hs_email_sent_via', 'Sent via')),
    computed(text('hs_marketing_email_id', 'Marketing email ID')),
    OWNER,
  ],
  notes: [instant('hs_timestamp', 'Activity date'), text('hs_note_body', 'Note body'), OWNER],
  tasks: [
    instant('hs_timestamp', 'Due date'),
    text('hs_task_subject', 'Task title'),
    text('hs_task_body', 'Notes'),
    choice('hs_task_status', 'Task status', ['NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'COMPLETED', 'DEFERRED']),
    instant('hs_task_completion_date', 'Completed at'),
    choice('hs_task_priority', 'Priority', ['NONE', 'LOW', 'MEDIUM', 'HIGH']),
    choice('hs_task_type', 'Task type', ['TODO', 'CALL', 'EMAIL']),
    // The queues that people made, by id; the API does not list them as options.
    { name: 'hs_queue_membership_ids', label: 'Queue', type: 'enumeration', fieldType: 'checkbox', external: true },
    OWNER,
  ],
  communications: [
    instant('hs_timestamp', 'Activity date'),
    text('hs_communication_body', 'Communication body'),
    choice('hs_communication_channel_type', 'Channel type', ['WHATS_APP', 'LINKEDIN_MESSAGE', 'SMS']),
    choice('hs_communication_logged_from', 'Logged from', ['CRM']),
    OWNER,
  ],
  tickets: [
    text('subject', 'Ticket name'),
    text('content', 'Ticket description'),
    choice('hs_pipeline', 'Pipeline', ['0']),
    choice('hs_pipeline_stage', 'Ticket status', ['1', '2', '3', '4']),
    choice('hs_ticket_priority', 'Priority', ['LOW', 'MEDIUM', 'HIGH', 'URGENT']),
    computed(instant('closed_date', 'Close date')),
    OWNER,
  ],
  feedback_submissions: [
    computed(choice('hs_sentiment', 'Sentiment', ['DETRACTOR', 'PASSIVE', 'PROMOTER', 'UNHAPPY', 'NEUTRAL', 'HAPPY'])),
    computed(choice('hs_survey_type', 'Survey type', ['NPS', 'CSAT', 'CES', 'CUSTOM'])),
    computed(number('hs_value', 'Survey rating')),
    computed(text('hs_content', 'Response')),
    computed(instant('hs_submission_timestamp', 'Submission date')),
  ],
};

/** Every standard property of an object type, those that HubSpot keeps on each record included. */
export function standardProperties(type: CrmObjectType): readonly StandardProperty[] {
  const facts = OBJECT_TYPES[type];
  return [
    ...OWN[type],
    // The day of creation can be set on import; afterwards it stays.
    instant(facts.createdProperty, 'Create date'),
    computed(instant(facts.modifiedProperty, 'Last modified date')),
    computed(number('hs_object_id', 'Record ID')),
    computed(text('hs_object_source', 'Record source')),
    computed(text('hs_engagement_source', 'Engagement source')),
  ];
}

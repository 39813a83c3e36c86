import { useId, useState, type ReactNode } from 'react';
import * as z from 'zod';
import { Dialog, DialogBody, DialogFooter } from '../../components/overlays.tsx';
import { requestJson } from '../../data/request.ts';
import { addDays } from '../parts/days.ts';
import { usePortal } from '../shell/portal-context.ts';
import { useToast } from '../shell/toasts.tsx';
import { ACTIVITY_LOGGED, type ActivityKind } from './record-forms.ts';

const HEADINGS: Readonly<Record<ActivityKind, string>> = {
  meeting: 'Log a meeting',
  booking: 'Book a meeting',
  task: 'New task',
  note: 'New note',
};

const TITLES: Readonly<Record<ActivityKind, string>> = {
  meeting: 'What it was about',
  booking: 'What it is about',
  task: 'What is to be done',
  note: 'Note',
};

const DONE: Readonly<Record<ActivityKind, string>> = {
  meeting: 'The meeting is logged as held today. The app hears of it and scores the customer again.',
  booking: 'The meeting is on the timeline. The contact clock turns when it was held.',
  task: 'The task is on the timeline. A task is no contact: the contact clock goes on.',
  note: 'The note is on the timeline. A note is no contact: the contact clock goes on.',
};

/** A meeting is booked for then, unless the person says otherwise. */
const BOOKED_AHEAD_DAYS = 3;

const savedSchema = z.object({ id: z.string() });

interface Props {
  readonly companyId: string;
  readonly kind: ActivityKind;
  readonly onClose: () => void;
}

/** The sandbox's small form in the place of HubSpot's own. */
export function ActivityForm({ companyId, kind, onClose }: Props): ReactNode {
  const id = useId();
  const toast = useToast();
  const { asOf } = usePortal().facts;
  const [title, setTitle] = useState('');
  const [day, setDay] = useState(addDays(asOf, BOOKED_AHEAD_DAYS));
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      await requestJson(`/api/company/${companyId}/activities`, savedSchema, {
        method: 'POST',
        body: { kind, title: title.trim(), ...(kind === 'booking' ? { on: day } : {}) },
      });
      window.dispatchEvent(new CustomEvent(ACTIVITY_LOGGED, { detail: companyId }));
      toast({ type: 'success', message: DONE[kind] });
      onClose();
    } catch (error) {
      toast({ type: 'danger', message: error instanceof Error ? error.message : String(error) });
      setSaving(false);
    }
  };
  return (
    <Dialog kind="modal" title={HEADINGS[kind]} label={undefined} width="sm" variant="default" onDismiss={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== '') void save();
        }}
      >
        <DialogBody>
          <label htmlFor={id} className="sb-field__label">
            {TITLES[kind]}
          </label>
          <input
            id={id}
            className="sb-input"
            value={title}
            required
            maxLength={200}
            onChange={(event) => {
              setTitle(event.target.value);
            }}
          />
          {kind === 'booking' && (
            <>
              <label htmlFor={`${id}-day`} className="sb-field__label">
                When
              </label>
              <input
                id={`${id}-day`}
                type="date"
                className="sb-input"
                value={day}
                min={addDays(asOf, 1)}
                required
                onChange={(event) => {
                  setDay(event.target.value);
                }}
              />
            </>
          )}
          <p className="sb-muted">
            In HubSpot this opens HubSpot’s own form. The sandbox’s is smaller: what you save is there at once.
          </p>
        </DialogBody>
        <DialogFooter>
          <button
            type="submit"
            className="sb-button sb-button--primary sb-button--md"
            disabled={saving || title.trim() === '' || day === ''}
          >
            Save
          </button>
          <button type="button" className="sb-button sb-button--secondary sb-button--md" onClick={onClose}>
            Cancel
          </button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

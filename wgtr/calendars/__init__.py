"""Calendar feeds: sittings, deadlines and Conferences as iCalendar, for people's own calendars."""

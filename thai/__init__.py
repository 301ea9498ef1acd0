"""Thai official text and calendar: digits, dates, money, names, working days. The ground of both wings."""

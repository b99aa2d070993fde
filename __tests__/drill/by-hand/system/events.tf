resource "aws_sns_topic" "events" {
  name              = "${var.system}-events"
  kms_master_key_id = aws_kms_key.events.arn
}

data "aws_iam_policy_document" "events_topic" {
  statement {
    sid       = "AccountPublishes"
    actions   = ["sns:GetTopicAttributes", "sns:Publish", "sns:SetTopicAttributes", "sns:Subscribe"]
    resources = [aws_sns_topic.events.arn]

    principals {
      type        = "AWS"
      identifiers = [local.account_root]
    }
  }

  statement {
    sid       = "ServicesPublish"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.events.arn]

    principals {
      type        = "Service"
      identifiers = local.publishers
    }
  }
}

resource "aws_sns_topic_policy" "events" {
  arn    = aws_sns_topic.events.arn
  policy = data.aws_iam_policy_document.events_topic.json
}

resource "aws_secretsmanager_secret" "application" {
  name_prefix             = "${var.system}-application-"
  description             = "The application's database user; the first backend instance fills it in"
  kms_key_id              = data.aws_kms_alias.data.target_key_arn
  recovery_window_in_days = 0
}
